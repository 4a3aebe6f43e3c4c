from guidepress.document.blocks import ItemList, ListItem
from guidepress.document.inline import Run

INNER = ItemList((ListItem((Run("inner one"),)), ListItem((Run("inner two"),))), ordered=True)
BLOCKS = (
    ItemList((ListItem((Run("one"),)), ListItem((Run("two"),), (INNER,))), lead=(Run("It begins"),), columns=2),
    ItemList((ListItem((Run("calm"),)), ListItem((Run("kind"),))), columns=4, terms=True),
    ItemList((ListItem((Run("first"),)), ListItem((Run("second"),))), ordered=True),
)
