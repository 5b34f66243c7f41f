import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { nextSort } from '~/features/shared/sorting'
import { skuStockQueries } from '~/features/shared/stock/stockQueries'
import { useScanner } from '~/features/shared/stock/useScanner'
import { moveMessages } from '~/features/shared/stock/moveMessages'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { LEVEL_SORTS } from '~/domain/levelState'
import type { LevelListRow, LevelQuery } from '~/store/stockLists'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Selected } from '~/ui/gridTypes'
import { Page } from '~/ui/Page'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { useLevelColumns } from './levelColumns'
import { LevelFilters } from './LevelFilters'
import { stockScreenMessages } from './messages'
import { stockQueries } from './queries'
import { countLevelFilters, levelView, type LevelView, toLevelQuery } from './view'

const MoveSheet = lazy(async () => ({ default: (await import('~/features/shared/stock/MoveSheet')).MoveSheet }))
const StockSheet = lazy(async () => ({ default: (await import('./StockSheet')).StockSheet }))
const ShippedNotice = lazy(async () => ({ default: (await import('./ShippedNotice')).ShippedNotice }))
const ShippedSheet = lazy(async () => ({ default: (await import('./ShippedSheet')).ShippedSheet }))

const SORTS = { keys: LEVEL_SORTS, upwards: ['sku', 'title', 'available', 'cover'] } as const
/** SKUs that the sheet of movements takes over from a selection. */
const SHEET_MOST = 200

/** What there is of every SKU, at one place or at all. A scanner adds what it reads to a sheet of movements. */
export default function StockScreen() {
  const t = useMessages(stockScreenMessages)
  const [view, set] = useUrlState(levelView)
  const { search } = useLocation()
  const navigate = useNavigate()
  const { sku: openKey } = useParams()
  const [skus, setSkus] = useState<string[]>([])
  const query = useMemo(() => toLevelQuery(view), [view])
  const list = stockQueries.levels(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { data: facets } = useQuery(skuStockQueries.facets())
  const places = useMemo(() => facets?.places ?? [], [facets])
  const { columns, phoneRow } = useLevelColumns(view.by, places)
  const openFor = useCallback((picked: string[]) => (setSkus(picked), set({ do: 'adjust' })), [set])
  const [location] = view.location
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={<Actions onOpen={(sheet) => (setSkus([]), set({ do: sheet }))} />}
      filters={
        <>
          <AreaTabs of="stock" />
          <LevelFilters view={view} set={set} facets={facets} />
        </>
      }
    >
      {total !== undefined && total > 0 && (
        <Suspense fallback={null}>
          <ShippedNotice onOpen={() => set({ do: 'shipped' })} />
        </Suspense>
      )}
      <DataGrid
        name="levels"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ key }) => key}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ sku }) => void navigate({ pathname: paths.stockOf({ sku }), search })}
        openKey={openKey}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTS, key, descending) ?? {})}
        phoneRow={phoneRow}
        trouble={({ state }) => (state === 'negative' ? t('negative') : undefined)}
        renderActions={(selected) => <MoveSelected query={query} selected={selected} onPick={openFor} />}
        empty={<NoLevels view={view} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
        matchKey={JSON.stringify([list.queryKey[0], { ...query, sort: '', descending: '' }])}
      />
      {view.do === '' && <ScanHere onScan={openFor} />}
      {view.do === '' && <MoveKey onPress={() => openFor([])} />}
      {view.do !== '' && facets && (
        <Suspense fallback={null}>
          {view.do === 'file' ? (
            <StockSheet places={places} onClose={() => set({ do: '' })} />
          ) : view.do === 'shipped' ? (
            <ShippedSheet places={places} onClose={() => set({ do: '' })} />
          ) : (
            <MoveSheet task={view.do} skus={skus} location={location} onClose={() => set({ do: '' })} />
          )}
        </Suspense>
      )}
      <Outlet />
    </Page>
  )
}

function Actions({ onOpen }: { onOpen: (sheet: 'adjust' | 'file') => void }) {
  const t = useMessages(stockScreenMessages)
  const whyNot = useWhyNot('stock.move')
  return (
    <>
      <Button disabledReason={whyNot} onClick={() => onOpen('file')}>
        {t('fromFile')}
      </Button>
      <Button type="primary" hint={t('moveKey')} disabledReason={whyNot} onClick={() => onOpen('adjust')}>
        {t('move')}
      </Button>
    </>
  )
}

/** Listens to the scanner while no sheet does. */
function ScanHere({ onScan }: { onScan: (skus: string[]) => void }) {
  const t = useMessages(moveMessages)
  useScanner((code) => {
    void (async () => {
      const found = await call('stock.find', { code })
      if (found) onScan([found.sku])
      else showToast(t('unknown', { code }), { tone: 'bad' })
    })()
  })
  return null
}

/** `n` opens the sheet of movements, where nobody is typing. */
function MoveKey({ onPress }: { onPress: () => void }) {
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], [role=dialog], dialog')
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || busy) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return null
}

interface MoveSelectedProps {
  query: Omit<LevelQuery, 'offset' | 'limit'>
  selected: Selected<LevelListRow>
  onPick: (skus: string[]) => void
}

function MoveSelected({ query, selected: { selection }, onPick }: MoveSelectedProps) {
  const t = useMessages(stockScreenMessages)
  const whyNot = useWhyNot('stock.move')
  const pick = async () => {
    const picked = { all: selection.all, keys: [...(selection.all ? selection.except : selection.keys)] }
    try {
      const skus = await call('stock.pick', { query: { ...query, offset: 0, limit: 0 }, picked })
      if (skus.length > SHEET_MOST) showToast(t('tooMany', { count: SHEET_MOST }), { tone: 'bad' })
      else onPick(skus)
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <Button disabledReason={whyNot} onClick={() => void pick()}>
      {t('moveSelected')}
    </Button>
  )
}

function NoLevels({ view }: { view: LevelView }) {
  const t = useMessages(stockScreenMessages)
  const shared = useMessages(sharedMessages)
  const narrowed = view.q !== '' || countLevelFilters(view) > 0
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('emptyTitle')} hint={t('emptyHint')} />
  )
}
