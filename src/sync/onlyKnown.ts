import type { Capabilities } from '~/commerce/capabilities'
import { readSkuField, WHOLE_SKU } from '~/domain/skuField'
import type { AnyRow } from '~/store/rows'
import type { OutboxRow } from '~/store/syncRows'

type Edit = OutboxRow['edits'][number]

/** Of a SKU that is set as a whole the platform hears of the fields that it keeps; the outbox has all of them, so that nothing is lost where the command is decided anew. */
export function onlyKnown(edit: Edit, { areas }: Capabilities): Edit {
  if (edit.area !== 'products') return edit
  const known = new Set(['code', ...areas.products.fields.flatMap((field) => (field.startsWith('sku:') ? [field.slice(4)] : []))])
  const cut = (values: AnyRow): AnyRow =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, readSkuField(field)?.field === WHOLE_SKU ? only(value, known) : value]),
    )
  return { ...edit, set: cut(edit.set), before: cut(edit.before) }
}

const only = (sku: unknown, known: ReadonlySet<string>): unknown =>
  typeof sku === 'object' && sku !== null ? Object.fromEntries(Object.entries(sku).filter(([field]) => known.has(field))) : sku
