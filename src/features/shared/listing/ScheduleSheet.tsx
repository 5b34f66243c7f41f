import { useId, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { zoneOf, type Instant } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { moveMessages } from './moveMessages'
import { instantOf, wallText } from './wallTime'
import './listing.css'

const MORNING_MS = 9 * 3_600_000

/** Tomorrow at nine by the clock of the shop. */
function tomorrow(zone: string): Instant {
  const { dayOf, fromWall } = zoneOf(zone)
  return fromWall((dayOf(Date.now()) + 1) * 86_400_000 + MORNING_MS)
}

export interface ScheduleSheetProps {
  title: string
  /** When it is planned now. */
  now?: Instant
  onChoose: (at: Instant) => void
  onClose: () => void
}

/** Asks when something goes on or off sale. */
export function ScheduleSheet({ title, now, onChoose, onClose }: ScheduleSheetProps) {
  const t = useMessages(moveMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const id = useId()
  const [text, setText] = useState(() => wallText(now !== undefined && now > Date.now() ? now : tomorrow(zone), zone))
  const at = instantOf(text, zone)
  const reason = at === undefined || at <= Date.now() ? t('past') : undefined
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="zg-move-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (at !== undefined && reason === undefined) onChoose(at)
        }}
      >
        <label htmlFor={id}>{t('when')}</label>
        <input id={id} type="datetime-local" className="zg-input zg-num" value={text} onChange={({ target }) => setText(target.value)} />
        <p className="zg-second zg-small">{t('whenHint', { zone: format.zoneName(at) })}</p>
        <Button type="primary" htmlType="submit" disabledReason={reason}>
          {t('confirm')}
        </Button>
      </form>
    </Sheet>
  )
}
