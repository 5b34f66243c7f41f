import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { isUnderWay, type PromotionEvent } from '~/domain/promotion/stage'
import { PromotionFrame } from '~/features/promotions/frame/PromotionFrame'
import { useNow } from '~/ui/useNow'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Empty } from '~/ui/Empty'
import { useFormat } from '~/ui/UiContext'
import '~/features/shared/board/board.css'
import '~/features/shared/cells.css'
import '~/features/shared/journal.css'
import { ControlSheet } from './ControlSheet'
import type { Control } from './controlKinds'
import { Controls } from './Controls'
import { LiveOrders } from './LiveOrders'
import { roomMessages } from './messages'
import { roomOptions } from './queries'
import { RoomAlerts } from './RoomAlerts'
import { RoomCharts } from './RoomCharts'
import { RoomSkus } from './RoomSkus'
import { RoomTiles } from './RoomTiles'
import './room.css'

/** The war room: how a promotion runs against its plan, and what can be done about it. */
export default function RoomScreen() {
  const { key = '' } = useParams()
  const [control, setControl] = useState<Control>()
  const onStep = (event: PromotionEvent) => {
    if (event !== 'pause' && event !== 'resume' && event !== 'end') return false
    setControl({ kind: event })
    return true
  }
  return (
    <PromotionFrame promotionKey={key} tab="room" onStep={onStep}>
      {(promotion) => <OfPromotion promotion={promotion} control={control} onControl={setControl} />}
    </PromotionFrame>
  )
}

interface RoomProps {
  promotion: Promotion
  /** What somebody is about to change. */
  control: Control | undefined
  onControl: (control: Control | undefined) => void
}

function OfPromotion(props: RoomProps) {
  const { promotion } = props
  const t = useMessages(roomMessages)
  const state = promotionState(promotion, useNow())
  if (state === 'draft' || state === 'inReview' || state === 'approved')
    return (
      <Empty
        title={t('notYet')}
        hint={t('notYetHint')}
        action={
          <Link className="zg-link" to={paths.promotion({ key: promotion.key })}>
            {t('toPlan')}
          </Link>
        }
      />
    )
  return <Room key={promotion.key} {...props} />
}

const WAITING_HEIGHT = 480

function Room({ promotion, control, onControl }: RoomProps) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const asked = useQuery(roomOptions(promotion))
  const mayChange = useWhyNot('promotion.change')
  const room = asked.data
  if (!room) return <Waiting asked={asked} height={WAITING_HEIGHT} />
  const isOpen = isUnderWay(room.state)
  const whyNot = mayChange ?? (isOpen ? undefined : t('over'))
  return (
    <div className="zg-room" aria-busy={asked.isFetching}>
      <Stale asked={asked} />
      <div className="zg-room-head">
        {room.state === 'running' && <LiveOrders />}
        <span className="zg-second zg-small zg-num">{t('asOf', { at: format.timeShort(room.now) })}</span>
      </div>
      <RoomTiles room={room} />
      <div className="zg-room-columns zg-room-flow">
        <div className="zg-room-main">
          {(isOpen || room.alerts.length > 0) && <RoomAlerts room={room} canChange={whyNot === undefined} onOpen={onControl} />}
          <RoomCharts room={room} asked={asked} />
          <RoomSkus room={room} whyNot={whyNot} onOpen={onControl} />
        </div>
        <aside className="zg-room-side">
          <Controls whyNot={whyNot} onOpen={onControl} />
          <div className="zg-panel">
            <RecordHistory on={`promotion/${promotion.key}`} />
          </div>
        </aside>
      </div>
      {control && <ControlSheet control={control} room={room} onClose={() => onControl(undefined)} />}
    </div>
  )
}
