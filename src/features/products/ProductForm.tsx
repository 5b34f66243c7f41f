import { Input } from 'antd'
import { LIMITS } from '~/domain/checkCommand'
import type { ProductEdit } from '~/domain/command'
import { useMessages } from '~/lib/i18n'
import { useDraft, type Draft } from '~/session/drafts'
import type { ProductDetail } from '~/store/lists'
import { Button } from '~/ui/Button'
import { sharedMessages } from '~/features/shared/messages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { productMessages } from './messages'

/** What the operator sets: title, category, note. One save is one entry of the history. */
export function ProductForm({ detail: { row, note, own } }: { detail: ProductDetail }) {
  const t = useMessages(productMessages)
  const shared = useMessages(sharedMessages)
  const run = useCommand()
  const whyNot = useWhyNot('product.edit')
  const { sku } = row
  const saved = { title: row.title, category: row.category, note }
  const drafts = {
    title: useDraft(`product/${sku}/title`, saved.title),
    category: useDraft(`product/${sku}/category`, saved.category),
    note: useDraft(`product/${sku}/note`, saved.note),
  }
  const dirty = (['title', 'category', 'note'] as const).filter((field) => drafts[field].dirty)
  const drop = () => dirty.forEach((field) => drafts[field].drop())
  const save = async () => {
    const set: ProductEdit = {}
    const saw: ProductEdit = {}
    for (const field of dirty) {
      set[field] = drafts[field].text.trim()
      // What is shown may be the catalogue's or the orders' own, which the operator has never set.
      saw[field] = own[field] ?? ''
    }
    const outcome = await run({ kind: 'product.edit', args: { sku, set }, saw }, { done: t('saved', { sku }) })
    if (outcome?.ok) drop()
  }
  return (
    <section className="zg-form">
      <h3>{t('edit')}</h3>
      <Field label={t('name')} hint={t('titleHint')} limit={LIMITS.title} draft={drafts.title} off={whyNot} />
      <Field label={t('category')} hint={t('categoryHint')} limit={LIMITS.category} draft={drafts.category} off={whyNot} />
      <Field label={t('note')} hint={t('noteHint')} limit={LIMITS.note} draft={drafts.note} off={whyNot} long />
      <div className="zg-row">
        <Button
          type="primary"
          disabledReason={whyNot ?? (dirty.length > 0 ? undefined : shared('nothingChanged'))}
          onClick={() => void save()}
        >
          {shared('save')}
        </Button>
        {dirty.length > 0 && <Button onClick={drop}>{shared('cancel')}</Button>}
      </div>
    </section>
  )
}

interface FieldProps {
  label: string
  hint: string
  limit: number
  draft: Draft
  /** Why it cannot be changed by whoever acts; the button says it. */
  off?: string
  long?: boolean
}

function Field({ label, hint, limit, draft, off, long = false }: FieldProps) {
  const common = {
    'aria-label': label,
    title: off,
    readOnly: off !== undefined,
    placeholder: hint,
    maxLength: limit,
    value: draft.text,
    onChange: ({ target }: { target: { value: string } }) => draft.set(target.value),
  }
  return (
    <label>
      <span className="zg-small zg-second">{label}</span>
      {long ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...common} /> : <Input {...common} />}
    </label>
  )
}
