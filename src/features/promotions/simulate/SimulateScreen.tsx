import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import type { Promotion } from '~/domain/promotion/promotion'
import { marketsOf } from '~/domain/promotion/retailYear'
import { PromotionFrame } from '~/features/promotions/frame/PromotionFrame'
import { useDataRange } from '~/features/shared/board/queries'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Empty } from '~/ui/Empty'
import { simulateMessages } from './messages'
import './simulate.css'
import '~/features/shared/cells.css'
import '~/features/shared/board/board.css'
import { Simulating } from './Simulating'
import { simulateView } from './view'
import { WindowPick } from './WindowPick'
import { chosenWindow, type DataDays, windowsFor } from './windows'

/** What a plan would have brought on real orders of before. */
export default function SimulateScreen() {
  const { key = '' } = useParams()
  return (
    <PromotionFrame promotionKey={key} tab="simulate">
      {(promotion) => <Ready promotion={promotion} />}
    </PromotionFrame>
  )
}

/** Nothing is replayed without rules, or without orders. */
function Ready({ promotion }: { promotion: Promotion }) {
  const t = useMessages(simulateMessages)
  const { data } = useDataRange()
  if (promotion.rules.length === 0)
    return (
      <Empty
        title={t('noRules')}
        hint={t('noRulesHint')}
        action={
          <Link className="zg-primary-link" to={paths.promotion(promotion)}>
            {t('toPlan')}
          </Link>
        }
      />
    )
  if (data === undefined) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (data === null) return <Empty title={t('noOrders')} hint={t('noOrdersHint')} action={<FirstSteps />} />
  return <OfWindow promotion={promotion} data={data} />
}

function OfWindow({ promotion, data }: { promotion: Promotion; data: DataDays }) {
  const [view, set] = useUrlState(simulateView)
  const zone = useShop((shop) => shop.zone)
  const currency = useShop((shop) => shop.currency)
  const { first, last } = data
  const offered = useMemo(
    () => windowsFor({ promotion, zone: zoneOf(zone), markets: marketsOf({ zone, currency }), data: { first, last } }),
    [promotion, zone, currency, first, last],
  )
  const window = chosenWindow(offered, view)
  return (
    <div className="zg-sim">
      <WindowPick promotion={promotion} offered={offered} chosen={window} data={data} view={view} set={set} />
      {window && <Simulating promotion={promotion} window={window} view={view} set={set} />}
    </div>
  )
}
