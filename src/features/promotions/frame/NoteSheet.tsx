import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { promotionMessages } from '~/features/promotions/messages'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'

const LONGEST_NOTE = 500

export interface NoteSheetProps {
  title: string
  label: string
  hint: string
  /** What the button says. */
  action: string
  /** Above the note: what it is about. */
  children?: ReactNode
  onSend: (note: string) => void
  onClose: () => void
}

/** Asks for a reason that stays in the history. */
export function NoteSheet({ title, label, hint, action, children, onSend, onClose }: NoteSheetProps) {
  const t = useMessages(promotionMessages)
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [note, setNote] = useState('')
  useEffect(() => field.current?.focus(), [])
  const empty = note.trim() === ''
  const send = () => !empty && onSend(note.trim())
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="zg-stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
      >
        {children}
        <label htmlFor={id}>{label}</label>
        <textarea
          ref={field}
          id={id}
          className="zg-input zg-promo-note"
          rows={3}
          maxLength={LONGEST_NOTE}
          aria-describedby={`${id}-hint`}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <p id={`${id}-hint`} className="zg-second zg-small">
          {hint}
        </p>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={empty ? t('noteFirst') : undefined} hint="Ctrl / ⌘ + Enter">
            {action}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
