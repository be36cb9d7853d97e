/** DATA: passwords and words that attackers try, collected by hand as a supplement to `common-passwords.md`. */

const OUR_LIST = `
1234567890 12345678910 123456789a 0123456789 1111111111 0000000000 1212121212 1122334455 1029384756 0987654321
9876543210 147258369 1472583690 147852369 159753456 123123123 123321123 123123123123 11223344556 5555555555
6666666666 7777777777 8888888888 9999999999 2222222222 3333333333 4444444444 1234512345 1234567891 12345678900
password passwords passwort passw0rd pass password1 password12 password123 password1234 password12345 passwordpassword
mypassword yourpassword thepassword newpassword oldpassword nopassword wordpass passphrase passcode secret secrets topsecret
secretpassword supersecret mysecret verysecret letmein letmeinnow letmeinplease letmein123 openup opensesame sesame welcome
welcomeback welcomehome welcome1 welcome123 welcome2 hello helloworld hellohello hello123 helloo hellokitty goodbye goodmorning
goodluck admin administrator adminadmin admin123 admin1234 administrador root rootroot superuser supervisor manager system
default changeme changeit changethis changemenow pleasechange temporary temppassword temppass testing testtest test tester
test1234 testpassword demo demodemo example sample login loginlogin signin guest guestguest user username useruser user1234
master mastermaster access accessdenied computer computers internet keyboard monitor windows microsoft google googlegoogle
facebook instagram twitter linkedin youtube amazon samsung apple iphone android nokia motorola nintendo playstation xbox
starwars startrek pokemon pikachu digimon naruto minecraft fortnite roblox warcraft worldofwarcraft counterstrike
qwerty qwert qwertz azerty qwertyui qwertyuiop qwertyuiop123 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty
asdf asdfgh asdfghjk asdfghjkl asdfasdf asdfasdfasdf zxcvbn zxcvbnm zxcvbnm123 zxcv qweasd qweasdzxc qazwsx qazwsxedc
qazwsxedcrfv qazxsw qazqaz wsxedc 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6
zaq12wsx zaq1xsw2 zaq1zaq1 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 a1s2d3f4g5 abc123 abcd1234 abcde12345 abc123456 abcdef abcdefg
abcdefgh abcdefghi abcdefghij abcabcabc aaaaaaaaaa aabbccddee aa123456 a123456789 a12345678 asd123456 qwe123456 zxc123456
iloveyou iloveyou1 iloveyou2 iloveyou123 iloveyousomuch ilovegod ilovejesus ilovemyself ilovemom ilovemum ilovemyfamily
ilovemusic ilove iloveu loveyou loveme loveislife lovelove lovely loveyou123 mylove truelove firstlove lovers lover love
foreverlove alwaysandforever forever together friends friendship bestfriend bestfriends family myfamily happy happyday
happiness behappy smile smiley sunshine sunshine1 sunflower sunset sunrise summer summertime winter wintertime spring
springtime autumn snowball snowflake rainbow rainbows butterfly butterflies dragonfly flower flowers roses rose daisy lily
jasmine orchid cherry strawberry blueberry raspberry blackberry banana orange orangejuice pineapple watermelon chocolate
cupcake cookie cookies cookiemonster brownie sweetie sweetheart sweetness sugar honey honeybee honeybear candy candycane
cheese cheesecake pizza hotdog hamburger icecream coffee peanut peanutbutter butter pepper pepperoni ginger cinnamon
monkey monkeys monkeymonkey gorilla tiger tigers lion lions panther jaguar leopard cheetah puppy puppies doggy doggie kitty
kitten kittens kittycat pussycat bunny bunnies rabbit hamster mouse mickey mickeymouse minnie donald donaldduck bugsbunny
scooby scoobydoo snoopy garfield spongebob barbie princess princesses prince queen king kingkong knight wizard warrior
dragon dragons dragonball dragonballz dragon123 phoenix unicorn mermaid fairy angel angels angelina angel123 devil
lucifer satan demon vampire zombie ghost shadow shadows shadow123 darkness lightning thunder thunderbolt storm hurricane
tornado tsunami volcano mountain mountains ocean river island beach paradise heaven hell freedom liberty justice peace
freepalestine victory victoria champion champions winner winners winning success successful money moneymoney moneymaker
dollar dollars million millions millionaire billionaire diamond diamonds gold golden silver platinum copper crystal
superman batman spiderman ironman wolverine hulk thor captain captainamerica avengers superstar supernova superhero
rockstar rocknroll rockandroll metallica nirvana slipknot blink182 greenday linkinpark eminem beatles thebeatles
elvis madonna michaeljackson michael michelle jennifer jessica ashley amanda nicole stephanie samantha elizabeth
christina christopher daniel danielle matthew andrew anthony joshua jordan jordan23 justin justinbieber robert charlie
thomas william alexander alexandra alexis benjamin brandon patrick richard charles george hannah natalie vanessa
veronica sebastian francesco giovanni alejandro fernando gabriela mohammed muhammad abdullah bismillah alhamdulillah
allahuakbar inshallah jesus jesuschrist jesusislord jesuslovesme jesus123 christ christian godisgood godislove godbless
blessed blessing amazinggrace grace faith hope trustno1 trustnoone trustme believe whatever whateverman nothing
nothingness nobody somebody anything everything something idontknow dontknow forgot forgotten forgetit remember
rememberme cantremember idontremember incorrect invalid football football1 football123 footballer soccer soccer10
baseball baseball1 basketball basketball1 volleyball softball hockey tennis cricket rugby golfing golfer swimming
skateboard snowboard surfing running runner cycling bicycle motorcycle motorbike harley harleydavidson ferrari
lamborghini porsche mercedes mercedesbenz mustang corvette camaro chevrolet chevy toyota honda hondacivic nissan
mazda subaru suzuki yamaha kawasaki volkswagen bmw audi racing racer speed speedy turbo liverpool liverpoolfc chelsea
chelseafc arsenal arsenalfc manchester manchesterunited manutd mancity everton tottenham barcelona fcbarcelona
realmadrid juventus inter milan acmilan bayern galatasaray fenerbahce besiktas celtic rangers boston redsox yankees
newyork losangeles chicago dallas cowboys dallascowboys steelers packers patriots eagles giants raiders broncos lakers
chicagobulls california texas florida hawaii london paris berlin madrid moscow america american usa england scotland
ireland australia canada germany deutschland france espana mexico brasil brazil argentina colombia portugal italia
russia pakistan india indian bangladesh indonesia philippines vietnam china japan korea poland polska turkey turkiye
nigeria southafrica egypt january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday weekend birthday happybirthday christmas merrychristmas halloween
newyear holiday vacation school highschool college university student students teacher teachers doctor nurse police
policeman soldier marine marines army navy airforce pilot engineer lawyer babygirl babygirl1 babyboy baby babyblue babyface
babylove mybaby girlfriend boyfriend husband wife mother father mommy daddy mummy mamapapa papamama daddysgirl brother
sister grandma grandpa sexy sexygirl sexylady sexybitch sexybeast hotgirl hottie playboy playgirl player players gangster
gangsta gamer gaming gamers killer killers killer123 hunter hunters sniper assassin ninja ninjas samurai pirate pirates
viking vikings spartan spartans trooper stormtrooper maverick matrix thematrix terminator gandalf frodo lordoftherings
harrypotter hogwarts gryffindor slytherin voldemort hermione legolas aragorn skywalker lukeskywalker darthvader yoda
chewbacca anakin obiwan enterprise voyager fluffy buddy lucky luckycharm luckydog luckyone bailey maggie molly rocky
rocket coco cocoa princess1 princess123 sparky snickers oreo shadow1 midnight moonlight moonshine starlight stardust stars
purple purplerain yellow green greenapple greentea blue bluesky bluemoon bluebird black blackcat blackdog blackjack
blackbird white whitewolf pink pinkfloyd pinkpanther redhead redrum redwings scarlet crimson violet indigo turquoise
pretty prettygirl beautiful beauty gorgeous handsome awesome amazing fantastic wonderful perfect excellent brilliant
crazy crazygirl crazyboy stupid idiot dumbass asshole bitch bitches fuckyou fuckoff fuckme fuckyou1 fuckit fucker
motherfucker bullshit shithead cocacola pepsi pepsicola mcdonalds starbucks nike adidas puma reebok gucci prada chanel
corona coronavirus covid covid19 lockdown bitcoin ethereum dogecoin crypto blockchain farthing farthings marketplace freelance
freelancer escrow payment payments wallet banking mybank correcthorsebatterystaple correcthorse batterystaple
onetwothree onetwothreefour onetwothreefourfive abracadabra hocuspocus supercalifragilistic lorem loremipsum foobar foobarbaz
`;

/** In lower case. They rank before `common-passwords.txt.gz`: even with a year and a sign they are guessed early. */
export const WORDS: readonly string[] = OUR_LIST.trim().split(/\s+/);
