from guidepress.blocks import Item, ItemList, Run

INNER = ItemList((Item((Run("inner one"),)), Item((Run("inner two"),))), ordered=True)
BLOCKS = (
    ItemList((Item((Run("one"),)), Item((Run("two"),), (INNER,))), lead=(Run("It begins"),), columns=2),
    ItemList((Item((Run("calm"),)), Item((Run("kind"),))), columns=4, terms=True),
    ItemList((Item((Run("first"),)), Item((Run("second"),))), ordered=True),
)
