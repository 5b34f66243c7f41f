import { Input } from 'antd'
import { checkNote, LIMITS } from '~/domain/checkCommand'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { Button } from '~/ui/Button'
import { sharedMessages } from './messages'
import { type Intent, refusalText, useCommand } from './useCommand'
import { useWhyNot } from './useWhyNot'

export interface RecordNoteProps {
  /** Of the draft: `order/581587/note`. */
  place: string
  title: string
  /** Said once it is saved. */
  done: string
  saved: string
  /** The command that writes a text. */
  toIntent: (note: string) => Intent
}

/** The shop's own note on a record; what was typed and not saved is kept as a draft. */
export function RecordNote({ place, title, done, saved, toIntent }: RecordNoteProps) {
  const t = useMessages(sharedMessages)
  const run = useCommand()
  const draft = useDraft(place, saved)
  const intent = toIntent(draft.text)
  const whyNot = useWhyNot(intent.kind, ['note'])
  const refusal = checkNote(draft.text)
  const save = async () => {
    const outcome = await run(intent, { done })
    if (outcome?.ok) draft.drop()
  }
  return (
    <section className="zg-form">
      <label>
        <h3>{title}</h3>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={LIMITS.note}
          aria-label={title}
          placeholder={t('noteHint')}
          status={refusal ? 'error' : ''}
          readOnly={whyNot !== undefined}
          title={whyNot}
          value={draft.text}
          onChange={({ target }) => draft.set(target.value)}
        />
      </label>
      {refusal && <p className="zg-warning">{refusalText(refusal)}</p>}
      <div className="zg-row">
        <Button type="primary" disabledReason={whyNot ?? (draft.dirty ? undefined : t('nothingChanged'))} onClick={() => void save()}>
          {t('save')}
        </Button>
        {draft.dirty && <Button onClick={draft.drop}>{t('cancel')}</Button>}
      </div>
    </section>
  )
}
