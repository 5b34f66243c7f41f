import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { mainKind, type Promotion, promotionState } from '~/domain/promotion/promotion'
import { promotionMessages } from '~/features/promotions/messages'
import { promotionQueries } from '~/features/promotions/queries'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import './frame.css'
import { NextSteps, type NextStepsProps } from './NextSteps'
import { PromotionState } from './PromotionState'
import { spanOf } from './timeLeft'
import { useNow } from '~/ui/useNow'
import { windowText } from './windowText'

const PARTS = [
  { part: 'plan', to: paths.promotion },
  { part: 'simulate', to: paths.promotionSimulation },
  { part: 'room', to: paths.promotionRoom },
  { part: 'judge', to: paths.promotionJudgement },
] as const
export type PromotionPart = (typeof PARTS)[number]['part']

export interface PromotionFrameProps {
  promotionKey: string
  tab: PromotionPart
  /** What can be done on this part, before the next steps. */
  actions?: ReactNode
  /** Why no next step can be taken now; then none of them is the primary button. */
  held?: string
  onStep?: NextStepsProps['onStep']
  children: ReactNode | ((promotion: Promotion) => ReactNode)
}

/** What the four screens of one promotion share: its name, state and window, what comes next, and the way between them. */
export function PromotionFrame({ promotionKey: key, tab, actions, held, onStep, children }: PromotionFrameProps) {
  const t = useMessages(promotionMessages)
  const { data: promotion } = useQuery(promotionQueries.get(key))
  const area = <AreaTabs of="promotions" />
  if (promotion === undefined)
    return (
      <Page title={t(`part.${tab}`)} filters={area}>
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      </Page>
    )
  if (promotion === null)
    return (
      <Page title={t('notFound')} filters={area}>
        <Empty title={t('notFound')} hint={t('notFoundHint')} action={<Link to={paths.promotions()}>{t('toList')}</Link>} />
      </Page>
    )
  return (
    <Page
      title={promotion.name}
      aside={<Aside promotion={promotion} />}
      actions={
        <>
          {actions}
          <NextSteps promotion={promotion} held={held} onStep={onStep} />
        </>
      }
      filters={area}
    >
      <Facts promotion={promotion} />
      <nav className="zg-promo-parts" aria-label={t('parts')}>
        {PARTS.map(({ part, to }) => (
          <Link key={part} to={to({ key })} aria-current={part === tab ? 'page' : undefined}>
            {t(`part.${part}`)}
          </Link>
        ))}
      </nav>
      {typeof children === 'function' ? children(promotion) : children}
    </Page>
  )
}

function Aside({ promotion }: { promotion: Promotion }) {
  return <PromotionState state={promotionState(promotion, useNow())} />
}

/** Its window in the shop's zone, how long there is to go, its goal and its kind. */
function Facts({ promotion }: { promotion: Promotion }) {
  const t = useMessages(promotionMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const { from, to, goal, rules } = promotion
  return (
    <p className="zg-promo-facts zg-second zg-num">
      <span>
        <span className="zg-promo-window">{windowText(promotion, format, zone)}</span>{' '}
        <span className="zg-small">{t('zoneHint', { zone: format.zoneName(from < to ? from : undefined) })}</span>
      </span>
      <Clock promotion={promotion} />
      <span>{t(`goal.${goal}`)}</span>
      {rules.length > 0 && <span>{t(`kind.${mainKind(promotion)}`)}</span>}
    </p>
  )
}

function Clock({ promotion }: { promotion: Promotion }) {
  const t = useMessages(promotionMessages)
  const now = useNow()
  const state = promotionState(promotion, now)
  const isOn = state === 'running' || state === 'paused'
  if (!isOn && state !== 'scheduled') return null
  const { unit, count } = spanOf((isOn ? promotion.to : promotion.from) - now)
  return <span>{t(isOn ? 'left' : 'begins', { time: t(`span.${unit}`, { count }) })}</span>
}
