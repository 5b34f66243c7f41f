import { MATCH_KEYS, PRODUCT_FILE_FIELDS, PRODUCT_FILE_PRESETS } from '~/domain/productFile/fields'
import { matchProductColumns, missingProductFields } from '~/domain/productFile/presets'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Choice } from './Choice'
import { ColumnsField } from './ColumnsField'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { ProductCheckStep } from './ProductCheckStep'
import { productImportMessages } from './productImportMessages'
import { type ProductDraft, productWizard } from './productWizard'

const DECIMALS = ['.', ','] as const

/** How a file of products is read and matched, the check and the import. */
export function ProductSteps({ draft }: { draft: ProductDraft }) {
  const t = useMessages(productImportMessages)
  const common = useMessages(messages)
  const currency = useShop((shop) => shop.currency)
  return (
    <>
      <section className="zg-step" aria-label={common('step.reading')}>
        <h2>{common('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value="products" />
          <Choice
            label={t('preset')}
            value={draft.preset}
            values={PRODUCT_FILE_PRESETS}
            nameOf={(preset) => t(`preset.${preset}`)}
            onChoose={(preset) => productWizard.set({ preset, columns: matchProductColumns(draft.header, preset, currency) })}
          />
          <Choice
            label={t('match')}
            value={draft.match}
            values={MATCH_KEYS}
            nameOf={(key) => t(`match.${key}`)}
            onChoose={(match) => productWizard.set({ match })}
          />
          <Choice
            label={common('rules.decimal')}
            value={draft.decimal}
            values={DECIMALS}
            nameOf={(sign) => (sign === ',' ? '1.234,56' : '1,234.56')}
            onChoose={(decimal) => productWizard.set({ decimal, unsureDecimal: false })}
          />
          <FormatFields format={draft.format} />
        </div>
        {draft.unsureDecimal && (
          <p className="zg-warning" data-notice="ambiguousDecimal">
            {common('notice.ambiguousDecimal')}
          </p>
        )}
        <p className="zg-second zg-small">{t('match.hint')}</p>
        <ColumnsField
          file={draft}
          fields={PRODUCT_FILE_FIELDS}
          nameOf={(field) => t(`field.${field}`)}
          columns={draft.columns}
          missing={missingProductFields(draft.columns)}
          onChange={(columns) => productWizard.set({ columns })}
        />
      </section>
      <ProductCheckStep draft={draft} />
    </>
  )
}
