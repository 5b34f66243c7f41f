import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import type { PromotionEvent } from '~/domain/promotion/stage'
import { PromotionFrame } from '~/features/promotions/frame/PromotionFrame'
import { useNow } from '~/ui/useNow'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Empty } from '~/ui/Empty'
import '~/features/shared/board/board.css'
import '~/features/shared/cells.css'
import '~/features/shared/journal.css'
import '~/features/promotions/room/room.css'
import { DaysPanel } from './DaysPanel'
import { Figures } from './Figures'
import { Follow } from './Follow'
import { FIRST_LESSON, Lessons } from './Lessons'
import { LiftPanel } from './LiftPanel'
import { judgeMessages } from './messages'
import { After, CostPanel, NewBuyers, Siblings } from './Others'
import { judgementOptions } from './queries'
import { Verdict } from './Verdict'
import './judge.css'

/** What came of a promotion, and what is learned of it. */
export default function JudgeScreen() {
  const { key = '' } = useParams()
  return (
    <PromotionFrame promotionKey={key} tab="judge" onStep={toLessons}>
      {(promotion) => <OfPromotion promotion={promotion} />}
    </PromotionFrame>
  )
}

/** The last step of a promotion is taken here: by what was learned. */
function toLessons(event: PromotionEvent): boolean {
  if (event !== 'judge') return false
  document.getElementById(FIRST_LESSON)?.focus()
  return true
}

function OfPromotion({ promotion }: { promotion: Promotion }) {
  const t = useMessages(judgeMessages)
  const state = promotionState(promotion, useNow())
  if (state === 'running' || state === 'paused' || state === 'ended' || state === 'judged')
    return <Judged key={promotion.key} promotion={promotion} />
  return (
    <Empty
      title={t('notYet')}
      hint={t('notYetHint')}
      action={
        <Link className="zg-link" to={paths.promotionRoom({ key: promotion.key })}>
          {t('toRoom')}
        </Link>
      }
    />
  )
}

const WAITING_HEIGHT = 480

function Judged({ promotion }: { promotion: Promotion }) {
  const asked = useQuery(judgementOptions(promotion))
  const judgement = asked.data
  if (!judgement) return <Waiting asked={asked} height={WAITING_HEIGHT} />
  return (
    <div className="zg-room" aria-busy={asked.isFetching}>
      <Stale asked={asked} />
      <Verdict judgement={judgement} />
      <Figures judgement={judgement} />
      <div className="zg-room-columns">
        <div className="zg-room-main">
          <DaysPanel judgement={judgement} />
          <LiftPanel judgement={judgement} />
          <Siblings judgement={judgement} />
          <After judgement={judgement} />
          <NewBuyers judgement={judgement} />
        </div>
        <aside className="zg-room-side">
          <Lessons judgement={judgement} />
          <Follow judgement={judgement} />
          <CostPanel judgement={judgement} />
          <div className="zg-panel">
            <RecordHistory on={`promotion/${promotion.key}`} />
          </div>
        </aside>
      </div>
    </div>
  )
}
