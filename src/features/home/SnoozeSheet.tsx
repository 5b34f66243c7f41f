import { useEffect, useId, useRef, useState } from 'react'
import type { HomeItem } from '~/domain/homeItem'
import { useMessages } from '~/lib/i18n'
import { zoneOf, type Instant } from '~/lib/zone'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { messages } from './messages'
import { snoozesAt } from '~/features/shared/snooze'
import { momentText, wordsOf, type Writing } from './words'

export interface SnoozeSheetProps {
  item: HomeItem
  writing: Writing
  onChoose: (until: Instant, reason: string) => void
  onClose: () => void
}

const LONGEST_REASON = 200

/** Asks until when an item is to be left alone. */
export function SnoozeSheet({ item, writing, onChoose, onClose }: SnoozeSheetProps) {
  const t = useMessages(messages)
  const id = useId()
  const [reason, setReason] = useState('')
  const choices = useRef<HTMLDivElement>(null)
  // After the sheet has opened, which puts the focus on its button to close.
  useEffect(() => choices.current?.querySelector('button')?.focus(), [])
  return (
    <Sheet title={t('snoozeTitle')} onClose={onClose}>
      <div className="zg-home-snooze">
        <p className="zg-second">{wordsOf(item, writing).what}</p>
        <label htmlFor={id}>{t('reason')}</label>
        <input
          id={id}
          className="zg-input"
          value={reason}
          maxLength={LONGEST_REASON}
          onChange={({ target }) => setReason(target.value)}
          autoComplete="off"
        />
        <div className="zg-home-choices" ref={choices}>
          {snoozesAt(Date.now(), zoneOf(writing.zone)).map(({ snooze, until }) => (
            <Button key={snooze} onClick={() => onChoose(until, reason.trim())}>
              {t(snooze)}
              <span className="zg-second zg-small zg-num">{momentText(until, writing)}</span>
            </Button>
          ))}
        </div>
      </div>
    </Sheet>
  )
}
