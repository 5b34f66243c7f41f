import { toDecimal } from '~/domain/money'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { HelpTip } from './HelpTip'
import { useFormat } from '~/ui/UiContext'
import { roomMessages } from './messages'

interface TileProps {
  id: 'gmv' | 'orders' | 'part' | 'discount' | 'margin' | 'budget'
  name: string
  value: number | undefined
  figure: string
  full?: string
  lines: readonly (string | undefined | false)[]
  hint?: string
}

function Tile({ id, name, value, figure, full, lines, hint }: TileProps) {
  return (
    <li className="zg-tile zg-room-tile" data-figure={id} data-value={value ?? ''}>
      <div className="zg-tile-label">
        <span>{name}</span>
        {hint !== undefined && <HelpTip about={name} text={hint} />}
      </div>
      <div className="zg-tile-figure" title={full}>
        {figure}
      </div>
      {lines
        .filter((line) => line !== undefined && line !== false)
        .map((line) => (
          <div key={line} className="zg-room-tile-line" title={line}>
            {line}
          </div>
        ))}
    </li>
  )
}

/** What it has come to by now, against what was due by now. */
export function RoomTiles({ room }: { room: PromotionRoom }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { sums, planned, promotion } = room
  const { expected } = promotion
  const money = (amount: number) => ({
    value: amount,
    figure: format.moneyShort(toDecimal(amount, currency)),
    full: format.amount(amount, currency),
  })
  const short = (amount: number) => format.moneyShort(toDecimal(amount, currency))
  const due = (plan: number, actual: number, text: string) =>
    plan > 0 ? [t('tile.planned', { value: text }), room.due > 0 && t('tile.ofPlan', { share: format.percent(actual / plan, 0) })] : []
  const coverage = sums.gmv > 0 ? sums.costed / sums.gmv : 1
  return (
    <ul className="zg-room-tiles" aria-label={t('title')}>
      <Tile
        id="gmv"
        name={t('tile.gmv')}
        {...money(sums.gmv)}
        lines={expected.gmv > 0 ? due(planned.gmv, sums.gmv, short(planned.gmv)) : [t('tile.noPlan')]}
        hint={t('hint.gmv')}
      />
      <Tile
        id="orders"
        name={t('tile.orders')}
        value={sums.orders}
        figure={format.countShort(sums.orders)}
        full={format.count(sums.orders)}
        lines={expected.orders > 0 ? due(planned.orders, sums.orders, format.countShort(planned.orders)) : [t('tile.noPlan')]}
      />
      <Tile
        id="part"
        name={t('tile.part')}
        value={sums.shopOrders > 0 ? sums.orders / sums.shopOrders : undefined}
        figure={sums.shopOrders > 0 ? format.percent(sums.orders / sums.shopOrders) : '—'}
        lines={[sums.shopOrders > 0 ? t('tile.partOf', { orders: sums.orders, all: sums.shopOrders }) : t('tile.noOrders')]}
        hint={t('hint.part')}
      />
      <Tile
        id="discount"
        name={t('tile.discount')}
        {...money(sums.discount)}
        lines={[
          sums.gmv > 0 && t('tile.discountOf', { share: format.percent(sums.discount / sums.gmv) }),
          expected.discount > 0 && t('tile.planned', { value: short(planned.discount) }),
        ]}
        hint={t('hint.discount')}
      />
      <Tile
        id="margin"
        name={t('tile.margin')}
        {...(sums.costed === 0 && sums.gmv > 0 ? { value: undefined, figure: '—' } : money(sums.margin))}
        lines={[
          sums.costed === 0 && sums.gmv > 0 && t('tile.noCost'),
          sums.gmv > 0 && sums.costed > 0 && t('tile.discountOf', { share: format.percent(sums.margin / sums.costed) }),
          coverage < 0.995 && sums.costed > 0 && t('tile.coverage', { share: format.percent(coverage, 0) }),
        ]}
        hint={t('hint.margin')}
      />
      <BudgetTile room={room} />
    </ul>
  )
}

function BudgetTile({ room: { budget, now, promotion } }: { room: PromotionRoom }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const short = (amount: number) => format.moneyShort(toDecimal(amount, currency))
  const { amount, spent, runsOut, hours, recent } = budget
  const isRunning = now < promotion.to && now >= promotion.from
  const left = amount - spent
  const lines =
    amount === 0
      ? [t('tile.noBudget')]
      : [
          left < 0
            ? t('tile.over', { left: short(-left) })
            : t('tile.burnt', { share: format.percent(spent / amount, 0), left: short(left) }),
          isRunning &&
            (left <= 0
              ? t('tile.gone')
              : runsOut !== undefined
                ? t('tile.runsOut', { hours, at: format.timeShort(runsOut) })
                : recent > 0 && t('tile.lasts', { hours })),
        ]
  return (
    <Tile
      id="budget"
      name={t('tile.budget')}
      value={spent}
      figure={short(spent)}
      full={format.amount(spent, currency)}
      lines={lines}
      hint={t('hint.budget')}
    />
  )
}
