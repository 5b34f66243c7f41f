import { Input } from 'antd'
import { checkCustomer, LIMITS } from '~/domain/checkCommand'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { Button } from '~/ui/Button'
import { sharedMessages } from '~/features/shared/messages'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { customerMessages } from './messages'

/** The shop's own note; what was typed and not saved is kept as a draft. */
export function CustomerNote({ customer, saved }: { customer: string; saved: string }) {
  const t = useMessages(customerMessages)
  const shared = useMessages(sharedMessages)
  const run = useCommand()
  const draft = useDraft(`customer/${customer}/note`, saved)
  const whyNot = useWhyNot('customer.edit')
  const refusal = checkCustomer({ note: draft.text })
  const save = async () => {
    const args = { customer, set: { note: draft.text } }
    const outcome = await run({ kind: 'customer.edit', args, saw: { note: saved } }, { done: t('noteSaved') })
    if (outcome?.ok) draft.drop()
  }
  return (
    <section className="zg-form">
      <label>
        <h3>{t('note')}</h3>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={LIMITS.note}
          aria-label={t('note')}
          placeholder={t('noteHint')}
          status={refusal ? 'error' : ''}
          value={draft.text}
          onChange={({ target }) => draft.set(target.value)}
        />
      </label>
      {refusal && <p className="zg-warning">{refusalText(refusal)}</p>}
      <div className="zg-row">
        <Button type="primary" disabledReason={whyNot ?? (draft.dirty ? undefined : shared('nothingChanged'))} onClick={() => void save()}>
          {shared('save')}
        </Button>
        {draft.dirty && <Button onClick={draft.drop}>{shared('cancel')}</Button>}
      </div>
    </section>
  )
}
