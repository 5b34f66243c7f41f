import { toDecimalText, unitOf } from '~/domain/money'
import { PROMOTION_FILE_FIELDS, PROMOTION_TABLES, type PromotionFileRules } from '~/domain/promotionFile/fields'
import { missingPromotionFields } from '~/domain/promotionFile/presets'
import { useMessages } from '~/lib/i18n'
import { Choice } from './Choice'
import { ColumnsField } from './ColumnsField'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { PromotionCheckStep } from './PromotionCheckStep'
import { promotionImportMessages } from './promotionImportMessages'
import { type PromotionDraft, promotionWizard } from './promotionWizard'
import { TextField } from './TextField'
import { TimeFields } from './TimeFields'

const WHOLE_CENTS = /^\d{1,7}(?:\.\d{1,2})?$/

/** How a file of campaigns or coupons is read, the check and the import. */
export function PromotionSteps({ draft }: { draft: PromotionDraft }) {
  const t = useMessages(promotionImportMessages)
  const common = useMessages(messages)
  const { rules, columns, currency } = draft
  const set = (change: Partial<PromotionFileRules>) => promotionWizard.set({ rules: { ...rules, ...change } })
  return (
    <>
      <section className="zg-step" aria-label={common('step.reading')}>
        <h2>{common('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value="promotions" />
          <Choice
            label={t('table')}
            value={rules.table}
            values={PROMOTION_TABLES}
            nameOf={(table) => t(`table.${table}`)}
            onChoose={(table) => set({ table })}
          />
          <FormatFields format={draft.format} />
        </div>
        <div className="zg-rules">
          <div className="zg-fields">
            <TimeFields rules={rules} onChange={set} />
            {rules.table === 'coupons' && (
              <TextField
                label={t('off')}
                hint={t('off.hint')}
                value={toDecimalText(rules.off, currency)}
                accepts={(text) => WHOLE_CENTS.test(text.trim()) && Number(text) > 0}
                onCommit={(text) => set({ off: Math.round(Number(text) * 100) * (unitOf(currency) / 100) })}
              />
            )}
          </div>
          <p className="zg-second zg-small">{t('order')}</p>
        </div>
        <ColumnsField
          file={draft}
          fields={PROMOTION_FILE_FIELDS}
          nameOf={(field) => t(`field.${field}`)}
          columns={columns}
          missing={missingPromotionFields(rules.table, columns)}
          onChange={(next) => promotionWizard.set({ columns: next })}
        />
      </section>
      <PromotionCheckStep draft={draft} />
    </>
  )
}
