import { useEffect, useRef, useState } from 'react'
import { snoozesAt } from '~/features/shared/snooze'
import { useMessages } from '~/lib/i18n'
import { type Instant, zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { AlertRow } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { alertMessages } from './alertMessages'

const LONGEST_REASON = 200

/** Asks until when an alert is left alone; where the stock crosses its threshold anew, it comes back before. */
export function SnoozeAlert({
  alert,
  onChoose,
  onClose,
}: {
  alert: AlertRow
  onChoose: (until: Instant, reason: string) => void
  onClose: () => void
}) {
  const t = useMessages(alertMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const [reason, setReason] = useState('')
  const choices = useRef<HTMLDivElement>(null)
  // After the sheet has opened, which puts the focus on its button to close.
  useEffect(() => choices.current?.querySelector('button')?.focus(), [])
  return (
    <Sheet title={t('snoozeTitle')} onClose={onClose}>
      <div className="zg-form">
        <p className="zg-second">{alert.title}</p>
        <label>
          <span>{t('reason')}</span>
          <input
            className="zg-input"
            value={reason}
            maxLength={LONGEST_REASON}
            autoComplete="off"
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <div className="zg-row" ref={choices}>
          {snoozesAt(Date.now(), zoneOf(zone)).map(({ snooze, until }) => (
            <Button key={snooze} onClick={() => onChoose(until, reason.trim())}>
              {t(snooze)} <span className="zg-second zg-small zg-num">{format.timeShort(until)}</span>
            </Button>
          ))}
        </div>
      </div>
    </Sheet>
  )
}
