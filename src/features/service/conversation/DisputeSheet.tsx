import { useState } from 'react'
import type { Ticket } from '~/domain/ticket'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { type Instant, zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { matterMessages } from './matterMessages'

/** As a field of the browser has it: `2026-11-23T14:05`, on the wall clock of the shop. */
const toWall = (at: Instant, zone: string) => new Date(at + zoneOf(zone).offsetAt(at)).toISOString().slice(0, 16)

function fromWall(text: string, zone: string): Instant | undefined {
  const wall = Date.parse(`${text}Z`)
  return Number.isNaN(wall) ? undefined : zoneOf(zone).fromWall(wall)
}

/** The number that a platform gave a dispute, and when it decides without us. */
export function DisputeSheet({ detail: { ticket }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useMessages(matterMessages)
  const run = useCommand()
  const zone = useShop((shop) => shop.zone)
  const { key, dispute } = ticket
  const [number, setNumber] = useState(dispute?.number ?? '')
  const [by, setBy] = useState(dispute?.answerBy === undefined ? '' : toWall(dispute.answerBy, zone))
  const set = async (next: Ticket['dispute'], done: string) => {
    const queue = next && ticket.queue !== 'disputes' && ticket.queue !== 'complaints' ? { queue: 'disputes' as const } : {}
    const intent = { kind: 'ticket.set' as const, args: { keys: [key], set: { dispute: next, ...queue } }, saw: { dispute } }
    if ((await run(intent, { done }))?.ok) onClose()
  }
  const answerBy = fromWall(by, zone)
  const told = { number: number.trim(), ...(answerBy === undefined ? {} : { answerBy }) }
  return (
    <Sheet title={t('dispute')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (told.number !== '') void set(told, t('disputeSaved'))
        }}
      >
        <label>
          {t('disputeNumber')}
          <input className="zg-input" maxLength={80} value={number} onChange={({ target }) => setNumber(target.value)} />
        </label>
        <label>
          {t('disputeBy')}
          <input className="zg-input" type="datetime-local" value={by} onChange={({ target }) => setBy(target.value)} />
          <span className="zg-second zg-small">{t('disputeZone', { zone })}</span>
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={told.number === '' ? t('disputeNone') : undefined}>
            {t('save')}
          </Button>
          {dispute && <Button onClick={() => void set(undefined, t('disputeDropped'))}>{t('disputeDrop')}</Button>}
        </div>
      </form>
    </Sheet>
  )
}
