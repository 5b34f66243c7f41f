import { checkSupplier } from '~/domain/supplierRules'
import type { Supplier } from '~/domain/product'
import { sharedMessages } from '~/features/shared/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { Button } from '~/ui/Button'
import { readUnits } from './amounts'
import { supplierMessages } from './supplierMessages'
import { useRuleText } from './useRuleText'

const FIELDS = ['name', 'city', 'contact', 'leadDays'] as const
const NEW: Omit<Supplier, 'key'> = { name: '', city: '', contact: '', leadDays: 14 }

/** Who a supplier is; without `row`, a new one. What was typed is kept until it is saved. */
export function SupplierForm({ row, onMade }: { row?: Supplier; onMade?: (key: string) => void }) {
  const t = useMessages(supplierMessages)
  const shared = useMessages(sharedMessages)
  const ruleText = useRuleText()
  const run = useCommand()
  const whyNot = useWhyNot('supplier.set')
  const saved = row ?? NEW
  const place = `supplier/${row?.key ?? 'new'}`
  const drafts = {
    name: useDraft(`${place}/name`, saved.name),
    city: useDraft(`${place}/city`, saved.city),
    contact: useDraft(`${place}/contact`, saved.contact),
    leadDays: useDraft(`${place}/leadDays`, String(saved.leadDays)),
  }
  const dirty = FIELDS.filter((field) => drafts[field].dirty)
  const valueOf = (field: (typeof FIELDS)[number]) =>
    field === 'leadDays' ? (readUnits(drafts.leadDays.text) ?? NaN) : drafts[field].text.trim()
  const set: Partial<Supplier> = Object.fromEntries((row ? dirty : FIELDS).map((field) => [field, valueOf(field)]))
  const refusal = drafts.name.text === '' && !row ? undefined : checkSupplier(row?.key ?? 'new', set, row ? [row] : [])
  const nothing = dirty.length === 0 || (!row && drafts.name.text.trim() === '') ? shared('nothingChanged') : undefined
  const save = async () => {
    const key = row?.key ?? crypto.randomUUID()
    const saw: Partial<Supplier> | undefined = row && Object.fromEntries(dirty.map((field) => [field, row[field]]))
    const outcome = await run(
      { kind: 'supplier.set', args: { key, set }, ...(saw ? { saw } : {}) },
      { done: t('saved', { name: drafts.name.text.trim() }) },
    )
    if (!outcome?.ok) return
    FIELDS.forEach((field) => drafts[field].drop())
    onMade?.(key)
  }
  return (
    <form
      className="zg-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!whyNot && !nothing && !refusal) void save()
      }}
    >
      <h3>{t('about')}</h3>
      <div className="zg-buying-fields">
        {FIELDS.map((field) => (
          <label key={field}>
            <span className="zg-small zg-second">{t(field)}</span>
            <input
              className="zg-input"
              inputMode={field === 'leadDays' ? 'numeric' : undefined}
              readOnly={whyNot !== undefined}
              value={drafts[field].text}
              maxLength={160}
              onChange={({ target }) => drafts[field].set(target.value)}
            />
          </label>
        ))}
      </div>
      {refusal && (
        <p className="zg-warning" role="alert">
          {ruleText(refusal)}
        </p>
      )}
      <div className="zg-row">
        <Button type={row ? 'default' : 'primary'} htmlType="submit" disabledReason={whyNot ?? nothing ?? (refusal && ruleText(refusal))}>
          {shared('save')}
        </Button>
      </div>
    </form>
  )
}
