"""What the writing of a language looks like: its letters and little words, the commonest first.

The order is what counts; it is that of running text, told roughly.
"""

from __future__ import annotations

from bookmaker.model.languages import LITTLE_WORDS

NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish or Norwegian",
    "is": "Icelandic",
    "pl": "Polish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "ro": "Romanian",
    "hr": "Croatian or Slovene",
    "tr": "Turkish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "bg": "Bulgarian",
    "sr": "Serbian",
    "el": "Greek",
    "he": "Hebrew",
    "ar": "Arabic",
    "th": "Thai",
    "zh-Hans": "Chinese",
    "zh-Hant": "Chinese in traditional characters",
    "ja": "Japanese",
    "ko": "Korean",
}
# Letters that a Latin alphabet has beyond A to Z.
ACCENTED = {
    "en": "éèïöêçàâôñæœ",
    "de": "üäößéà",
    "fr": "éàèêçùâîôûëïœæü",
    "es": "áóíéñúü",
    "it": "èàùòìéóî",
    "pt": "ãçéáíóêõúâàô",
    "nl": "ëéïèöüêç",
    "sv": "äåöéà",
    "da": "åøæéòóô",
    "is": "áíðéóöþúæý",
    "pl": "łąęóżśćńź",
    "cs": "íáéěřýžčšůúďťňó",
    "sk": "áíéčžýšúľťôňďäóĺŕ",
    "hu": "éáöóőüíúű",
    "ro": "ăâîșțşţé",
    "hr": "čžšćđ",
    "tr": "ıüşğöçİâî",
    "lt": "ėšžįųūąčę",
    "lv": "āīēšūņķļģčž",
}
# Alphabets that stand for themselves.
WHOLE = {
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "uk": "оаинтіверкслмудпяьзгбчхйїжшюцщєфґ",
    "bg": "аоиентрсвлкдпмзгуъябчйщхцжшюьф",
    "sr": "аиоенрстујкдвпмлгзбчшцжћђњхљфџ",
    "el": "αοιετσνηυρπκμλςόίδάγέχωήθφύβώξζψϊϋΐΰ",
    "he": "יוהלאמרתבשנעדקחפסטגצכםזןךףץ",
    "ar": "المينوترهبتدعسفكحقأجشةصىخذطضزثإغئءظآؤ",
    "th": "านรอกเงมยลวดทสตะปบคหแจพชขใไโผซถศธณษญฐภฉฟฝุู่้ีืัิ็ำ์ึ",
}
# The commonest characters of running text.
_HANS = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
    "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把"
    "机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果"
    "加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔"
    "更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
    "马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取望觉领共确传师"
)
_HANT = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然"
    "家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把"
    "機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果"
    "加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾"
    "更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展"
    "馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取望覺領共確傳師"
)
_KANJI = (
    "人一日大年出本中子見国言上分生手自行者間事思時会前目気入方今下私彼女男家何後長話心小学地知立先名力合来高体声少"
    "同白水山道車海外食書空花朝夜部開物動作場明店友父母口足顔頭色音多度問持待聞歩使新古早強近向広町駅船港電窓雨風雪"
    "春夏秋冬北南東西室屋門石火木金土月星死戦世界国民主正度最初第回全対性理用実現発表取送着帰起終始々僕君俺誰"
)
_HANGUL = (
    "이다는을의에가고하지은도를한로기서리사나자있어그아들해인것게라만시대수일정니부면과보으스제었했전말주성여오았거구"
    "모내우장문당관비조상소세물원마무동신야선때사람없미소않운바경진며생요계안할실저불치공국와습생각유연방단너개심집손"
    "눈속음던차후반데발번분식적위회결학교네러려더머버서셨점같까중많날달밤바다배항구시간"
)
COMMON = {"zh-Hans": _HANS, "zh-Hant": _HANT, "ja": _KANJI, "ko": _HANGUL}

_MORE_WORDS = {
    "da": "og det at ikke jeg han hun med for den der til var af på som men sig havde om",
    "is": "og að ekki það hann hún var sem til með um við en þá því ég þú af",
    "sk": "sa nie na je že to som ako ale bol by čo keď už jeho bola ktorá ešte pri",
    "hu": "az és hogy nem egy is volt meg csak már de mint még ha azt ki mert volna",
    "ro": "și în nu că la cu pe de un o era ca din mai lui sau se dar când",
    "hr": "je se na da su nije što kao ali bio za od iz sve samo kako još bila",
    "tr": "bir ve bu da de için ne çok gibi daha ama onun ile kadar değil sonra olarak",
    "lt": "ir kad ne su tai buvo jis ji iš kaip bet jau per dar į po",
    "lv": "un ka ar ir bija viņš viņa no uz par bet kā jau vēl tas pie",
    "uk": "і в не на що він я з як це але вона так його все був із вже та до",
    "bg": "и в не на че той с да се от това тя за беше му си като но ли",
    "sr": "и је у да се на не су што као али био за од са из само још она",
    "el": "και το να του η της με που ο την για στο είναι από δεν τα στη θα ήταν",
    "he": "את של על לא הוא היא זה עם כל גם אני אבל היה כי מה",
    "ar": "في من على إلى أن لا ما هذا كان عن مع هو هي التي ثم",
}
WORDS = {tag: frozenset(words.split()) for tag, words in {**LITTLE_WORDS, **_MORE_WORDS}.items()}
