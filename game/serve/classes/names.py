"""Pseudonyms to suggest, and the two words by which a player comes back."""

from collections.abc import Collection
from secrets import choice

from game.library.errors import Refusal
from game.session.journal.naming import LONGEST_NAME, wrong_name

_ANIMALS = """
adder albatross alpaca antelope avocet badger barbel bat bear beaver bee beetle bison bittern
blackbird boar bobcat bream bullfinch bunting bustard buzzard camel caribou carp cat chaffinch
chamois civet cod condor coot cormorant corncrake coypu crab crane crayfish cricket crow cuckoo
curlew dace deer dipper dog dolphin donkey dormouse dotterel dove dragonfly duck dunlin eagle eel
egret eider elk ermine falcon ferret fieldfare finch firefly flounder fox frog gadwall gannet
gazelle gecko genet gibbon goat godwit goldfinch goose goshawk grebe grouse gull haddock hake
hamster hare harrier hawk hedgehog heron herring hobby hoopoe hornet horse hyena ibex ibis iguana
impala jackal jackdaw jaguar jay kestrel kingfisher kite kittiwake koala lamprey lapwing lark
lemming lemur leopard limpet linnet lion lizard llama lobster loon lynx macaw mackerel magpie
mallard manatee marmot marten martin merlin minnow mole mongoose moorhen moose moth mouse mule
mullet newt nightjar nuthatch ocelot octopus okapi oriole osprey otter owl ox oyster panda
partridge pelican perch petrel pheasant pigeon pike pipit plaice plover polecat pony porpoise
puffin puma quail rabbit raccoon ram raven ray redshank redstart reindeer roach robin rook ruff
sable salmon sandpiper seal serval shark sheep shrew shrike siskin skate skink skua skylark sloth
snail snipe sole sparrow spoonbill squid squirrel starling stoat stonechat stork sturgeon swallow
swan swift tapir teal tench tern thrush tiger toad tortoise trout tuna turbot turtle twite viper
vole vulture wagtail warbler weasel whale wheatear whimbrel whiting wigeon wolf wolverine wombat
woodcock woodlark woodpecker wren yak zebra
"""

ANIMALS = tuple(_ANIMALS.split())
"""What players are called who think of nothing better."""

_WORDS = """
acorn almond amber anchor anvil apple apron arch arrow ash atlas attic autumn axle bakery balcony
bamboo banner barley barn barrel basin basket bay beacon bean bell bench berry birch biscuit
blanket bolt bonfire book boot border bottle bow bowl bramble branch brass bread brick bridge broom
brush bucket buckle bugle burrow butter button cabin cabbage cable cake canal candle canoe canvas
cape cargo carpet carrot cart castle cave cedar cellar chain chair chalk cherry chess chestnut
chimney chisel cider cinder circle cloak clock cloud clover coal coast coat coffee coin comb comet
compass copper coral cord cork corn corner cotton cradle crate crayon creek crown cup curtain
cushion cymbal dairy daisy dawn desk dew dial diamond dish ditch dock dome door dough drawer drum
dune dusk easel echo elbow elm ember engine envelope estuary fable farm feather fence fern ferry
fiddle field fig flag flame flask flint flour flute fog forest fork forge fountain frame frost
gable garden garlic gate ginger glacier glass glove gorge grain granite grape grass gravel grove
guitar gutter hail hammer hammock harbour harness harp harvest hat hay hazel hedge helmet herb hill
hinge holly honey hook horizon horn hut ice ink inlet iron island ivory ivy jacket jar jetty jug
juniper kennel kettle key kiln kiosk kitchen kite knot ladder lagoon lake lamp lane lantern lasso
lavender lawn lead leaf leather ledge lemon lens letter lever library lichen lilac lily lime linen
loaf lock locket log loom lotus magnet mango map maple marble market marsh mask mast match meadow
medal melon mill mint mirror mist mitten moat moon moss mountain mug mural mustard nail napkin
needle nest net nettle night north notebook nut oak oar oasis oat ocean olive onion orange orchard
oven paddle page paint palm pan paper parcel parsley path peach pear pearl pebble pen pencil pepper
piano picnic pier pillar pillow pine pipe pitcher plank plate plough plum pocket pond poplar poppy
port postcard pot prairie puddle pump quartz quay quill quilt raft rail rain raisin rake ramp reed
ribbon rice ridge ring river road robe rocket roof root rope rose rudder rug ruler saddle sail salt
sand sandal satchel saucer saw scarf school scissors seed shawl shed shell shelf ship shore shovel
sieve silk silver sky sledge sleeve slope smoke snow soap sock soup spade spark spice spire sponge
spoon spring square stable stair stamp star steam steel step stone stool storm stove straw stream
string sugar summer sun swing table tambourine tea tent thimble thistle thorn thread thunder ticket
tide tile timber toast torch tower trail tram tray tree trellis trumpet trunk tulip tunnel turnip
twig umbrella valley vase velvet vine violet violin wagon wall walnut water wave well wharf wheat
wheel whistle willow wind window winter wire wood wool yard yarn
"""

WORDS = tuple(_WORDS.split())
"""Of which two lead back to a seat: short, plain, and none of them a name."""


def suggested(taken: Collection[str]) -> str:
    """A pseudonym that nobody has yet, as far as there is one."""
    left = [name for name in ANIMALS if name.capitalize() not in taken]
    return choice(left or ANIMALS).capitalize()


def two_words() -> str:
    """Two words, with a space between."""
    return f"{choice(WORDS)} {choice(WORDS)}"


def typed_words(text: str) -> str:
    """What somebody typed, as the two words are kept.

    >>> typed_words("  Lamp-RIVER ")
    'lamp river'
    """
    return " ".join(text[:80].lower().replace("-", " ").replace(",", " ").split())


def told_apart(name: str, taken: Collection[str]) -> str:
    """A pseudonym as it is kept: with a number where another player has it already.

    Raises:
        Refusal: it can be no pseudonym.

    >>> told_apart(" Otter", ["otter", "Otter 2"])
    'Otter 3'
    """
    name = " ".join(name[: 2 * LONGEST_NAME].split())
    wrong = wrong_name(name) if name else "it is empty"
    if wrong is not None:
        raise Refusal(f"This pseudonym is not used: {wrong}.")
    others = {each.casefold() for each in taken}
    if name.casefold() not in others:
        return name
    head = name[: LONGEST_NAME - 4].rstrip()
    number = 2
    while f"{head} {number}".casefold() in others:
        number += 1
    return f"{head} {number}"
