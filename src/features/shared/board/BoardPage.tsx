import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { DataRange } from '~/analytics/query'
import type { AskedWindow } from '~/analytics/reports'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { dropSnapshot } from '~/features/shared/snapshot'
import { useMessages } from '~/lib/i18n'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { BoardBar } from './BoardBar'
import { BoardBoundary } from './BoardBoundary'
import { BoardTabs, type BoardTab } from './BoardTabs'
import { WaitingTiles } from './KpiTiles'
import { messages } from './messages'
import { useDataRange } from './queries'
import { OVERVIEW_METRICS } from './tiles'
import { useBoard, type Board, type BoardInput } from './useBoard'
import { useEscape } from './useEscape'
import { useLastFigures } from './useSnapshot'
import { viewMessages } from './viewMessages'
import '~/features/shared/cells.css'
import './board.css'

const ProofDrawer = lazy(async () => ({ default: (await import('./ProofDrawer')).ProofDrawer }))

export interface BoardPageProps {
  tab: BoardTab
  /** False: the board has no KpiTiles, and nothing has to wait for them. */
  tiles?: boolean
  /** False: it shows what no window, filter or comparison narrows. */
  bar?: boolean
  /** What there is where there are no orders: the board's own data. */
  instead?: DataRange
  /** What tickets alone are narrowed to. */
  tickets?: AskedWindow['tickets']
  /** At the right of the title. */
  actions?: ReactNode
  children: (board: Board) => ReactNode
}

/** A board: title, tabs, filter bar, its parts; what to do where there are no orders yet. */
export function BoardPage(props: BoardPageProps) {
  const last = useLastFigures()
  const { data: ofOrders, isFetching } = useDataRange(last?.range)
  const data = ofOrders ?? props.instead ?? ofOrders
  const [tilesReady, setTilesReady] = useState(false)
  const setReady = useCallback(() => setTilesReady(true), [])
  const ready = tilesReady || props.tiles === false
  const [calm, setCalm] = useCalm(ready)
  const t = useMessages(messages)
  const title = t('title', { tab: t(`tab.${props.tab}`) })
  if (data === null) return <EmptyShop title={title} />
  if (data)
    return (
      <Filled
        {...props}
        title={title}
        data={data}
        settled={!isFetching}
        last={last}
        ready={ready}
        setReady={setReady}
        calm={calm}
        setCalm={setCalm}
      />
    )
  return (
    <Page
      title={title}
      filters={
        <>
          <BoardTabs />
          <div className="zg-dash-bar" />
        </>
      }
    >
      <div className="zg-dash">{props.tab === 'overview' && <WaitingTiles ids={OVERVIEW_METRICS} kept />}</div>
    </Page>
  )
}

/** After its first drawing the page has a moment of its own; a board without charts is calm after a while. */
const PAUSE_MS = 600
const LONGEST_MS = 3500

function useCalm(ready: boolean): [boolean, () => void] {
  const [calm, setCalm] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const soon = useCallback(() => {
    timer.current ??= setTimeout(setCalm, PAUSE_MS, true)
  }, [])
  useEffect(() => {
    if (!ready) return undefined
    const late = setTimeout(setCalm, LONGEST_MS, true)
    return () => clearTimeout(late)
  }, [ready])
  return [calm, soon]
}

function EmptyShop({ title }: { title: string }) {
  const t = useMessages(messages)
  useEffect(() => dropSnapshot(), [])
  return (
    <Page title={title}>
      <Empty title={t('empty.title')} hint={t('empty.text')} action={<FirstSteps />} />
    </Page>
  )
}

/** All data is counted back from nothing. */
const isAll = ({ view: { range } }: Board) => 'preset' in range && range.preset === 'all'

function Filled({ title, actions, bar = true, children, ...input }: BoardPageProps & BoardInput & { title: string }) {
  const tView = useMessages(viewMessages)
  const format = useFormat()
  const board = useBoard(input)
  useEscape(board)
  const proof = useSearchParams()[0].has('proof')
  return (
    <Page
      title={title}
      actions={actions}
      filters={
        <>
          <BoardTabs />
          {bar && <BoardBar board={board} />}
        </>
      }
      aside={
        bar && board.window.anchor === 'newest' && !isAll(board) ? tView('range.newest', { day: format.day(board.data.last) }) : undefined
      }
    >
      <div className="zg-dash">
        <BoardBoundary>{children(board)}</BoardBoundary>
      </div>
      {proof && (
        <Suspense fallback={null}>
          <ProofDrawer board={board} />
        </Suspense>
      )}
    </Page>
  )
}
