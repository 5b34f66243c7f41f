import { rowFieldName } from '~/features/shared/listingFields'
import { useMessages } from '~/lib/i18n'
import { SKU_FIELDS } from '~/domain/skuCells'
import { editorMessages } from './messages'
import type { Fixed } from './useFixed'

const FIELDS = ['title', 'description', 'category', 'brand', 'tags', 'supplier', 'attributes', 'options', 'images', 'seo'] as const
const ALL = [...FIELDS, ...SKU_FIELDS.map((field) => `sku:${field}` as const)]

/** Which fields the platform does not take from here, and why; they stand below to be read. */
export function FixedFields({ fixed }: { fixed: Fixed }) {
  const t = useMessages(editorMessages)
  const fields = new Map<string, string[]>()
  for (const field of ALL) {
    const why = fixed(field)
    if (why !== undefined)
      fields.set(why, [...(fields.get(why) ?? []), rowFieldName({ table: 'catalog', field: field.replace('sku:', '') })])
  }
  return [...fields].map(([why, names]) => (
    <p key={why} className="zg-warning" role="status">
      {why} {t('fixedFields', { fields: names.join(t('fixedComma')) })}
    </p>
  ))
}
