import { Input } from 'antd'
import { checkNote, LIMITS } from '~/domain/checkCommand'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { Button } from '~/ui/Button'
import { sharedMessages } from '~/features/shared/messages'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { drawerMessages } from './drawerMessages'

/** The operator's own note; what was typed and not saved is kept as a draft. */
export function OrderNote({ number, saved }: { number: string; saved: string }) {
  const t = useMessages(drawerMessages)
  const shared = useMessages(sharedMessages)
  const run = useCommand()
  const draft = useDraft(`order/${number}/note`, saved)
  const refusal = checkNote(draft.text)
  const save = async () => {
    const outcome = await run({ kind: 'order.note', args: { number, note: draft.text }, saw: { note: saved } }, { done: t('noteSaved') })
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
        <Button type="primary" disabledReason={draft.dirty ? undefined : shared('nothingChanged')} onClick={() => void save()}>
          {shared('save')}
        </Button>
        {draft.dirty && <Button onClick={draft.drop}>{shared('cancel')}</Button>}
      </div>
    </section>
  )
}
