import { useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'react-router'
import type { DataRange, KpiQuery, KpiResult } from '~/analytics/query'
import { readSnapshot, saveSnapshot, type Snapshot } from '~/features/shared/snapshot'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import type { Tile } from './tiles'

/** The figures that this address showed the last time, read once. */
export function useLastFigures(): Snapshot | undefined {
  const { pathname, search } = useLocation()
  const shop = useShop(({ id }) => id)
  return useMemo(() => readSnapshot({ shop, url: pathname + search }), [shop, pathname, search])
}

export interface Shown {
  tiles: Tile[]
  query: KpiQuery
  range: DataRange
  totals: KpiResult
  sparks: KpiResult
}

/** Keeps what the screen shows for the next start, each time the figures or the look are new; undefined: not now. */
export function useSaveFigures(shown: Shown | undefined): void {
  const { language, mode } = useUi()
  const { pathname, search } = useLocation()
  const shop = useShop(({ id }) => id)
  const saved = useRef('')
  useEffect(() => {
    if (!shown) return undefined
    const { tiles, query, range, totals, sparks } = shown
    const record = { v: 3 as const, lang: language, shop, url: pathname + search }
    const key = JSON.stringify([record, mode, totals.version, query])
    if (saved.current === key) return undefined
    // After the paint that shows them: what is kept is what stands on the page.
    const timer = setTimeout(() => {
      saved.current = key
      const values = Object.fromEntries(tiles.map(({ id, value }) => [id, value]))
      saveSnapshot({ ...record, at: Date.now(), html: pageHtml(), values, query, range, totals, sparks })
    }, 50)
    return () => clearTimeout(timer)
  }, [shown, language, mode, pathname, search, shop])
}

/** The page as text, without what is below the tiles: that needs code, or would not be looked at before the code is there. */
function pageHtml(): string {
  const root = document.getElementById('root')?.cloneNode(true)
  if (!(root instanceof HTMLElement)) return ''
  for (const part of root.querySelectorAll('.zg-dash > :not(.zg-tiles), .zg-toasts, .zg-job')) part.remove()
  root.querySelector('.zg-tiles')?.setAttribute('data-live', 'false')
  return root.innerHTML
}
