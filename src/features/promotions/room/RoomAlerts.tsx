import type { ReactNode } from 'react'
import type { RoomAlert } from '~/domain/promotion/pace'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import type { Control } from './controlKinds'
import { roomMessages } from './messages'

/** What helps against it, where one press does. */
const MENDED_BY: Partial<Record<RoomAlert, 'budget' | 'strength'>> = {
  behind: 'strength',
  budgetOut: 'budget',
  budgetShort: 'budget',
  generous: 'strength',
  losing: 'strength',
}

/** What is off plan, and the way to what helps. */
export function RoomAlerts({ room, canChange, onOpen }: { room: PromotionRoom; canChange: boolean; onOpen: (control: Control) => void }) {
  const t = useMessages(roomMessages)
  const textOf = useAlertText(room)
  return (
    <section className="zg-panel" aria-label={t('alerts')}>
      <h2>{t('alerts')}</h2>
      {room.alerts.length === 0 ? (
        <p>
          {t('calm')} <span className="zg-second zg-small">{t('calmHint')}</span>
        </p>
      ) : (
        <ul className="zg-room-alerts">
          {room.alerts.map((alert) => (
            <li key={alert} data-alert={alert}>
              <span className={`zg-dot ${alert === 'sellsOut' ? 'zg-dot-attention' : 'zg-dot-bad'}`} aria-hidden="true" />
              <span className="zg-room-alert-text">{textOf(alert)}</span>
              {canChange && <Mend alert={alert} onOpen={onOpen} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Mend({ alert, onOpen }: { alert: RoomAlert; onOpen: (control: Control) => void }): ReactNode {
  const t = useMessages(roomMessages)
  const { [alert]: kind } = MENDED_BY
  if (alert === 'soldOut' || alert === 'sellsOut')
    return (
      <a className="zg-link" href="#room-skus">
        {t('do.skus')}
      </a>
    )
  if (!kind) return null
  return (
    <button type="button" className="zg-link-button" onClick={() => onOpen({ kind })}>
      {t(`do.${kind}`)}
    </button>
  )
}

function useAlertText(room: PromotionRoom): (alert: RoomAlert) => string {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { sums, planned, budget, skus, promotion } = room
  const { expected } = promotion
  const share = (part: number, whole: number) => (whole > 0 ? format.count(Math.round((1000 * part) / whole) / 10) : '0')
  return (alert) => {
    switch (alert) {
      case 'behind':
        return t('alert.behind', { share: format.percent(planned.gmv > 0 ? sums.gmv / planned.gmv : 0, 0) })
      case 'budgetOut':
        return t('alert.budgetOut', { value: format.amount(budget.spent - budget.amount, currency) })
      case 'budgetShort':
        return t('alert.budgetShort', { at: format.timeShort(budget.runsOut ?? room.now) })
      case 'generous':
        return t('alert.generous', { now: share(sums.discount, sums.gmv), planned: share(expected.discount, expected.gmv) })
      case 'losing':
        return t('alert.losing', { value: format.amount(sums.margin, currency) })
      case 'soldOut':
        return t('alert.soldOut', { count: skus.soldOut })
      case 'sellsOut':
        return t('alert.sellsOut', { count: skus.sellsOut, at: format.timeShort(skus.firstOut ?? room.now) })
      case 'quiet':
        return t('alert.quiet', { count: room.lastDay.orders })
    }
  }
}
