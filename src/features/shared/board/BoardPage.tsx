import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { dropSnapshot } from '~/features/shared/snapshot'
import { useMessages } from '~/lib/i18n'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { BoardBar } from './BoardBar'
import { BoardTabs, type BoardTab } from './BoardTabs'
import { WaitingTiles } from './KpiTiles'
import { messages } from './messages'
import { useDataRange } from './queries'
import { OVERVIEW_METRICS } from './tiles'
import { useBoard, type Board, type BoardInput } from './useBoard'
import { useEscape } from './useEscape'
import { useLastFigures } from './useSnapshot'
import '~/features/shared/cells.css'
import './board.css'

const ProofDrawer = lazy(async () => ({ default: (await import('./ProofDrawer')).ProofDrawer }))

export interface BoardPageProps {
  tab: BoardTab
  /** Of the page: "Sales". */
  title: string
  /** False: the board has no KpiTiles, and nothing has to wait for them. */
  tiles?: boolean
  /** False: it shows what no window, filter or comparison narrows. */
  bar?: boolean
  /** At the right of the title. */
  actions?: ReactNode
  children: (board: Board) => ReactNode
}

/** A board: title, tabs, filter bar, its parts; what to do where there are no orders yet. */
export function BoardPage(props: BoardPageProps) {
  const last = useLastFigures()
  const { data, isFetching } = useDataRange(last?.range)
  const [tilesReady, setTilesReady] = useState(false)
  const setReady = useCallback(() => setTilesReady(true), [])
  if (data === null) return <EmptyShop title={props.title} />
  const ready = tilesReady || props.tiles === false
  if (data) return <Filled {...props} data={data} settled={!isFetching} last={last} ready={ready} setReady={setReady} />
  return (
    <Page title={props.title} filters={<div className="zg-dash-bar" />}>
      <div className="zg-dash">{props.tab === 'overview' && <WaitingTiles ids={OVERVIEW_METRICS} kept />}</div>
    </Page>
  )
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

function Filled({ title, actions, bar = true, children, ...input }: BoardPageProps & BoardInput) {
  const t = useMessages(messages)
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
      aside={bar && board.window.anchor === 'newest' && !isAll(board) ? t('range.newest', { day: format.day(board.data.last) }) : undefined}
    >
      <div className="zg-dash">{children(board)}</div>
      {proof && (
        <Suspense fallback={null}>
          <ProofDrawer board={board} />
        </Suspense>
      )}
    </Page>
  )
}
