import { lazy, Suspense, useState } from 'react'
import { BoardPage } from '~/features/shared/board/BoardPage'
import { KpiTiles } from '~/features/shared/board/KpiTiles'
import { Panel } from '~/features/shared/board/Panel'
import type { Board } from '~/features/shared/board/useBoard'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CohortPanel } from './CohortPanel'
import { Concentration, Habits } from './Habits'
import { messages } from './messages'
import { NewReturning } from './NewReturning'
import { NoBuyers, useNobodyKnown } from './NoBuyers'
import { RepurchasePanel } from './RepurchasePanel'
import { RfmPanel } from './RfmPanel'
import './customers.css'

const SaveAudience = lazy(async () => ({ default: (await import('~/features/shared/audiences/SaveAudience')).SaveAudience }))

const TILES = [
  'buyers',
  'new_buyers',
  'returning_buyers',
  'arpb',
  'repeat_buyer_rate',
  'rebuy_rate',
  'repurchase_30',
  'repurchase_60',
  'repurchase_90',
] as const

/** Who buys, who comes back, and whom it is worth to talk to. */
export default function CustomersScreen() {
  return (
    <BoardPage tab="customers">
      {(board) => (
        <>
          <KpiTiles board={board} ids={TILES} />
          <Parts board={board} />
        </>
      )}
    </BoardPage>
  )
}

function Parts({ board }: { board: Board }) {
  if (useNobodyKnown(board)) return <NoBuyers board={board} />
  return (
    <>
      <SaveShown board={board} />
      <Panel>
        <NewReturning board={board} />
      </Panel>
      <Panel>
        <CohortPanel board={board} />
      </Panel>
      <Panel>
        <RfmPanel board={board} />
      </Panel>
      <div className="zg-dash-two">
        <Panel>
          <RepurchasePanel board={board} />
        </Panel>
        <Panel>
          <Concentration board={board} />
        </Panel>
      </div>
      <Panel>
        <Habits board={board} />
      </Panel>
    </>
  )
}

/** The buyers that the board shows, under a name. */
function SaveShown({ board: { view, window } }: { board: Board }) {
  const t = useMessages(messages)
  const [open, setOpen] = useState(false)
  const whyNot = useWhyNot('audience.set')
  const isAll = 'preset' in view.range && view.range.preset === 'all'
  const rule = { kind: 'filter' as const, filters: view.filters, ...(!isAll && { from: window.from, to: window.to }) }
  return (
    <div className="zg-row">
      <Button disabledReason={whyNot} onClick={() => setOpen(true)}>
        {t('save')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <SaveAudience rule={rule} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
