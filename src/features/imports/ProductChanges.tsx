import { toDecimalText } from '~/domain/money'
import { PRODUCT_FILE_FIELDS, type ProductFileField } from '~/domain/productFile/fields'
import type { ProductChange } from '~/domain/productFile/matchProducts'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { productImportMessages } from './productImportMessages'

/** Fields of one product that the table shows; what there is more of is counted by the product's own line. */
const MOST_FIELDS = 12
const AMOUNTS: ReadonlySet<string> = new Set(['price', 'compareAt', 'cost', 'floor'])
/** Of a new product only these are worth a line. */
const OF_NEW: ReadonlySet<string> = new Set(['brand', 'tags', 'skus'])

/** What the import would change, product by product and field by field. */
export function ProductChanges({ changes }: { changes: readonly ProductChange[] }) {
  const t = useMessages(productImportMessages)
  const text = useValueText()
  const nameOf = useFieldName()
  return (
    <div className="zg-preview" tabIndex={0} role="group" aria-label={t('changes')}>
      <table className="zg-cells">
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            <th scope="col">{t('fieldName')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.flatMap(({ key, title, isNew, fields }) =>
            fields
              .filter(({ field }) => !isNew || OF_NEW.has(field))
              .slice(0, MOST_FIELDS)
              .map(({ field, sku, before, after }, at) => (
                <tr key={`${key} ${sku ?? ''} ${field}`}>
                  <th scope="row">
                    {at === 0 && title} {at === 0 && isNew && <span className="zg-badge">{t('newProduct')}</span>}
                  </th>
                  <td>{[sku !== undefined && field !== 'sku' ? sku : '', nameOf(field)].filter(Boolean).join(' · ')}</td>
                  <td>{text(field, before)}</td>
                  <td>{text(field, after)}</td>
                </tr>
              )),
          )}
        </tbody>
      </table>
    </div>
  )
}

const isFileField = (field: string): field is ProductFileField => PRODUCT_FILE_FIELDS.some((each) => each === field)

function useFieldName(): (field: string) => string {
  const t = useMessages(productImportMessages)
  return (field) => {
    if (field === 'sku') return t('field.sku.new')
    if (field === 'weight') return t('field.weightNow')
    if (field === 'options' || field === 'seo' || field === 'skus') return t(`field.${field}`)
    return isFileField(field) ? t(`field.${field}`) : field
  }
}

function useValueText(): (field: string, value: unknown) => string {
  const currency = useShop((shop) => shop.currency)
  return (field, value) => {
    if (value === undefined || value === null || value === '') return '—'
    if (AMOUNTS.has(field) && typeof value === 'number') return toDecimalText(value, currency)
    if (field === 'skus' && Array.isArray(value)) return String(value.length)
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ')
    if (typeof value === 'string') return value.length > 120 ? `${value.slice(0, 120)}…` : value
    return JSON.stringify(value)
  }
}
