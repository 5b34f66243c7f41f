import { useEffect, useId, useRef, useState } from 'react'
import { fieldOfReason, REVIEW_FIELDS, REVIEW_REASONS, isReviewReason, type ReviewField, type ReviewReason } from '~/domain/review'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { moveMessages } from './moveMessages'
import './listing.css'

const LONGEST_NOTE = 500

export interface RejectSheetProps {
  title: string
  /** Ticked from the start: what the linter and the missing fields say. */
  suggested?: readonly ReviewReason[]
  onChoose: (reasons: ReviewReason[], note: string) => void
  onClose: () => void
}

/** Asks why a listing is sent back: reasons by field, and a note. */
export function RejectSheet({ title, suggested = [], onChoose, onClose }: RejectSheetProps) {
  const t = useMessages(moveMessages)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [reasons, setReasons] = useState<ReviewReason[]>([...suggested])
  const [note, setNote] = useState('')
  useEffect(() => list.current?.querySelector('input')?.focus(), [])
  const whyNot =
    reasons.length === 0
      ? t('chooseReason')
      : reasons.some((reason) => fieldOfReason(reason) === 'other') && note.trim() === ''
        ? t('noteNeeded')
        : undefined
  const send = () => whyNot === undefined && onChoose(reasons, note.trim())
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="zg-move-form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
      >
        <div ref={list} className="zg-reasons">
          {REVIEW_FIELDS.map((field) => (
            <Reasons key={field} field={field} chosen={reasons} onChange={setReasons} />
          ))}
        </div>
        <label htmlFor={id}>{t('note')}</label>
        <textarea
          id={id}
          className="zg-input zg-note"
          rows={2}
          maxLength={LONGEST_NOTE}
          placeholder={t('noteHint')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button type="primary" htmlType="submit" disabledReason={whyNot} hint="Ctrl / ⌘ + Enter">
          {t('reject')}
        </Button>
      </form>
    </Sheet>
  )
}

interface ReasonsProps {
  field: ReviewField
  chosen: readonly ReviewReason[]
  onChange: (reasons: ReviewReason[]) => void
}

/** The reasons of one field. */
function Reasons({ field, chosen, onChange }: ReasonsProps) {
  const t = useMessages(moveMessages)
  const reasons = REVIEW_REASONS[field].map((code) => `${field}.${code}`).filter(isReviewReason)
  return (
    <fieldset>
      <legend>{t(`of.${field}`)}</legend>
      {reasons.map((reason) => (
        <label key={reason}>
          <input
            type="checkbox"
            checked={chosen.includes(reason)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, reason] : chosen.filter((each) => each !== reason))}
          />
          {t(`reason.${reason}`)}
        </label>
      ))}
    </fieldset>
  )
}
