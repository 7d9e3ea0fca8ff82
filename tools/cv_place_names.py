"""Names of places: countries, states and provinces, and the cities that CVs name without either."""

from typing import Final

COUNTRIES: Final = frozenset(
    (
        "argentina|australia|austria|bahrain|bangladesh|belgium|brasil|brazil|bulgaria|canada|chile|china|"
        "colombia|costa rica|croatia|cyprus|czech republic|czechia|danmark|denmark|deutschland|egypt|england|"
        "españa|estonia|ethiopia|finland|france|germany|ghana|greece|hong kong|hungary|iceland|india|"
        "indonesia|ireland|israel|italia|italy|japan|jordan|kenya|kuwait|latvia|lebanon|lithuania|luxembourg|"
        "malaysia|malta|mexico|morocco|méxico|nederland|nepal|netherlands|new zealand|nigeria|norge|"
        "northern ireland|norway|oman|pakistan|peru|philippines|poland|polska|portugal|puerto rico|qatar|"
        "romania|russia|saudi arabia|schweiz|scotland|serbia|singapore|slovakia|slovenia|south africa|"
        "south korea|spain|sri lanka|sverige|sweden|switzerland|taiwan|tanzania|thailand|the netherlands|"
        "tunisia|turkey|türkiye|u.k.|u.s.|u.s.a.|uae|uganda|uk|ukraine|united arab emirates|united kingdom|"
        "united states|united states of america|us|usa|vietnam|wales|zambia|zimbabwe|österreich"
    ).split("|")
)
STATES: Final = frozenset(
    (
        "AB|ACT|AK|AL|AR|AZ|BC|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MB|MD|ME|MI|MN|"
        "MO|MS|MT|NB|NC|ND|NE|NH|NJ|NM|NS|NSW|NV|NY|OH|OK|ON|OR|PA|QC|QLD|RI|SC|SD|TAS|TN|TX|"
        "UT|VA|VIC|VT|WA|WI|WV|WY"
    ).split("|")
)
"""Abbreviations of states and provinces of the USA, Canada and Australia."""
STATE_NAMES: Final = frozenset(
    (
        "alabama|alaska|arizona|arkansas|bavaria|bayern|british columbia|california|colorado|connecticut|"
        "delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|"
        "maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|"
        "new jersey|new mexico|new south wales|new york|north carolina|ohio|oklahoma|ontario|oregon|"
        "pennsylvania|quebec|south carolina|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming"
    ).split("|")
)
CITIES: Final = frozenset(
    (
        "abu dhabi|accra|adelaide|amherst|amsterdam|ankara|ann arbor|antwerp|athens|atlanta|auckland|austin|"
        "bangalore|bangkok|barcelona|basel|beijing|belfast|bengaluru|berkeley|berlin|birmingham|bogota|bogotá|"
        "boston|brisbane|bristol|brussels|bucharest|budapest|buenos aires|cairo|calgary|cambridge|cape town|"
        "cardiff|chennai|chicago|college station|cologne|copenhagen|cork|cupertino|dallas|davis|delhi|denver|"
        "detroit|dhaka|doha|dubai|dublin|düsseldorf|edinburgh|frankfurt|galway|geneva|glasgow|hamburg|hanoi|"
        "helsinki|hong kong|houston|hyderabad|irvine|istanbul|jakarta|johannesburg|kansas city|karachi|kolkata|"
        "krakow|kuala lumpur|köln|lagos|lahore|las vegas|leeds|lima|limerick|lisbon|liverpool|london|"
        "los angeles|madrid|manchester|manila|melbourne|menlo park|mexico city|miami|milan|minneapolis|"
        "montreal|mountain view|mumbai|munich|münchen|nairobi|nashville|new delhi|new orleans|new york|"
        "new york city|osaka|oslo|ottawa|oxford|palo alto|paris|perth|philadelphia|phoenix|pittsburgh|"
        "portland|porto|prague|pune|redmond|riga|riyadh|rome|rotterdam|saint louis|salt lake city|san diego|"
        "san francisco|san jose|santa barbara|santa clara|santa cruz|santa monica|santiago|sao paulo|seattle|"
        "seoul|shanghai|sheffield|shenzhen|singapore|sofia|st andrews|st. louis|stockholm|stuttgart|sunnyvale|"
        "sydney|são paulo|taipei|tallinn|tel aviv|the hague|tokyo|toronto|turin|urbana-champaign|utrecht|"
        "valencia|vancouver|vienna|vilnius|warsaw|washington|washington dc|washington, d.c.|wellington|wien|"
        "zurich|zürich"
    ).split("|")
)
