import { Input } from 'antd'
import { LIMITS } from '~/domain/checkCommand'
import type { ProductEdit } from '~/domain/command'
import { useMessages } from '~/lib/i18n'
import { useDraft, type Draft } from '~/session/drafts'
import type { ProductDetail } from '~/store/lists'
import { Button } from '~/ui/Button'
import { sharedMessages } from '~/features/shared/messages'
import { useCommand } from '~/features/shared/useCommand'
import { productMessages } from './messages'

/** What the operator sets: title, category, note. One save is one entry of the history. */
export function ProductForm({ detail: { row, note } }: { detail: ProductDetail }) {
  const t = useMessages(productMessages)
  const shared = useMessages(sharedMessages)
  const run = useCommand()
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
      // The title shown may be the orders' own, which the operator has never set.
      if (field !== 'title') saw[field] = saved[field]
    }
    const outcome = await run({ kind: 'product.edit', args: { sku, set }, saw }, { done: t('saved', { sku }) })
    if (outcome?.ok) drop()
  }
  return (
    <section className="zg-form">
      <h3>{t('edit')}</h3>
      <Field label={t('name')} hint={t('titleHint')} limit={LIMITS.title} draft={drafts.title} />
      <Field label={t('category')} hint={t('categoryHint')} limit={LIMITS.category} draft={drafts.category} />
      <Field label={t('note')} hint={t('noteHint')} limit={LIMITS.note} draft={drafts.note} long />
      <div className="zg-row">
        <Button type="primary" disabledReason={dirty.length > 0 ? undefined : shared('nothingChanged')} onClick={() => void save()}>
          {shared('save')}
        </Button>
        {dirty.length > 0 && <Button onClick={drop}>{shared('cancel')}</Button>}
      </div>
    </section>
  )
}

function Field({ label, hint, limit, draft, long = false }: { label: string; hint: string; limit: number; draft: Draft; long?: boolean }) {
  const common = {
    'aria-label': label,
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
