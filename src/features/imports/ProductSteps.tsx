import { withColumnOf } from '~/domain/import/fileColumns'
import { MATCH_KEYS, PRODUCT_FILE_FIELDS, PRODUCT_FILE_PRESETS } from '~/domain/productFile/fields'
import { matchProductColumns, missingProductFields } from '~/domain/productFile/presets'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { FieldRows } from './FieldRows'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { ProductCheckStep } from './ProductCheckStep'
import { productImportMessages } from './productImportMessages'
import { type ProductDraft, productWizard } from './productWizard'

/** How a file of products is read and matched, the check and the import. */
export function ProductSteps({ draft }: { draft: ProductDraft }) {
  const t = useMessages(productImportMessages)
  const common = useMessages(messages)
  const currency = useShop((shop) => shop.currency)
  const missing = missingProductFields(draft.columns)
  return (
    <>
      <section className="zg-step" aria-label={common('step.reading')}>
        <h2>{common('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value="products" />
          <label className="zg-field">
            <span>{t('preset')}</span>
            <select
              value={draft.preset}
              onChange={({ target }) => {
                const preset = PRODUCT_FILE_PRESETS.find((each) => each === target.value) ?? 'generic'
                productWizard.set({ preset, columns: matchProductColumns(draft.header, preset, currency) })
              }}
            >
              {PRODUCT_FILE_PRESETS.map((preset) => (
                <option key={preset} value={preset}>
                  {t(`preset.${preset}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="zg-field">
            <span>{t('match')}</span>
            <select
              value={draft.match}
              onChange={({ target }) => productWizard.set({ match: MATCH_KEYS.find((each) => each === target.value) })}
            >
              {MATCH_KEYS.map((key) => (
                <option key={key} value={key}>
                  {t(`match.${key}`)}
                </option>
              ))}
            </select>
          </label>
          <FormatFields format={draft.format} />
        </div>
        <p className="zg-second zg-small">{t('match.hint')}</p>
        <details className="zg-columns" open={missing.length > 0 || draft.preset === 'generic'}>
          <summary>
            {common('columns')} <span className="zg-second">{common('columns.matched', { count: Object.keys(draft.columns).length })}</span>
          </summary>
          <FieldRows
            file={draft}
            fields={PRODUCT_FILE_FIELDS}
            nameOf={(field) => t(`field.${field}`)}
            columns={draft.columns}
            missing={missing}
            onChoose={(field, column) => productWizard.set({ columns: withColumnOf(draft.columns, field, column) })}
          />
        </details>
      </section>
      <ProductCheckStep draft={draft} />
    </>
  )
}
