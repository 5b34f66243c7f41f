import type { Attributes } from '~/analytics/attributes'
import { asksGoods, segmentsAndAudiences, type ShopRules } from '~/analytics/audienceTraits'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { CommandKind, ProductEdit, ShopSettings } from '~/domain/command'
import { AREA_COMMANDS, AREA_KINDS } from '~/domain/commandTraits'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { attributesOf, readRecords } from './attributes'
import type { OpenShop } from './shop'
import type { ShopFigures } from './shopFigures'

/** Commands that change what is known of goods and buyers, besides those that bring orders. */
const CHANGING: CommandKind[] = [
  'product.edit',
  'customer.edit',
  'customer.erase',
  'audience.set',
  'audience.remove',
  'shop.set',
  'undo',
  'catalog.import',
  ...AREA_KINDS.filter((kind) => AREA_COMMANDS[kind].goods),
]

/** How a shop scores its buyers and cuts its weeks. */
export const rulesOf = ({ rfm = RFM_SEGMENTS, rfmTies = 'equal', calendar = DEFAULT_CALENDAR }: ShopSettings): ShopRules => ({
  segments: rfm,
  ties: rfmTies,
  calendar,
})

/** Reads the records and lets the columns know of them, unless they know them already. */
export async function knowRecords(
  { db }: Pick<OpenShop, 'db'>,
  figures: ShopFigures,
  { edits, settings }: { edits: ReadonlyMap<string, ProductEdit>; settings: ShopSettings },
): Promise<Attributes> {
  const [changes, whole] = await Promise.all([db.journal.where('kind').anyOf(CHANGING).count(), db.meta.get('demoWhole')])
  const of = `${changes} ${whole?.value ?? 0}`
  if (figures.known !== of) {
    const [records, audiences] = await Promise.all([readRecords(db, edits), db.audiences.toArray()])
    // Merged lines know no goods.
    if (audiences.some(({ rule }) => asksGoods(rule))) await figures.whole()
    figures.know(
      of,
      attributesOf(
        records,
        segmentsAndAudiences(() => figures.now, audiences, rulesOf(settings)),
      ),
    )
  }
  return figures.now.traits.attributes
}
