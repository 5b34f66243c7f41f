import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { ordered, placed, withPinned, withShown, withStep, withWidth } from './gridLayout'
import { gridMessages } from './gridMessages'
import type { DataGridProps } from './gridTypes'
import type { GridColumns } from './useGridColumns'
import './gridPopup.css'

interface GridPopupProps<Row> extends Pick<DataGridProps<Row>, 'columns' | 'sort' | 'onSort'> {
  state: GridColumns<Row>
  onClose: () => void
}

/** The menu of a column, or the list of all columns. */
export default function GridPopup<Row>(props: GridPopupProps<Row>) {
  const { popup } = props.state
  if (!popup) return null
  return popup.is === 'menu' ? <ColumnMenu {...props} columnKey={popup.key} at={popup.at} /> : <ColumnList {...props} at={popup.at} />
}

interface Item {
  label: string
  keys?: string
  pick: () => void
  off?: boolean
  /** The menu stays, so that it can be done again. */
  stays?: boolean
}

const WIDEN_BY = 16

function useMenuItems<Row>(props: GridPopupProps<Row> & { columnKey: string; at: DOMRect }): (Item | undefined)[] {
  const { columns, columnKey: key, sort, onSort, state, at } = props
  const t = useMessages(gridMessages)
  const { shown, layout, change, setPopup } = state
  const column = columns.find((other) => other.key === key)
  const here = shown.find((other) => other.column.key === key)
  if (!column || !here) return []
  const step = (by: 1 | -1) => ({
    pick: () => change((now) => withStep(now, columns, key, by)),
    off: withStep(layout, columns, key, by) === layout,
  })
  const widen = (by: number) => ({ pick: () => change((now) => withWidth(now, key, here.width + by)), stays: true })
  const sorted = (descending: boolean) => sort?.key === key && sort.descending === descending
  const sorts = column.sortable ? onSort : undefined
  return [
    sorts && { label: t('sortUp'), pick: () => sorts(key, false), off: sorted(false) },
    sorts && { label: t('sortDown'), pick: () => sorts(key, true), off: sorted(true) },
    { label: here.pinned ? t('unpin') : t('pin'), pick: () => change((now) => withPinned(now, key, !here.pinned)) },
    { label: t('moveLeft'), keys: 'Ctrl ←', ...step(-1) },
    { label: t('moveRight'), keys: 'Ctrl →', ...step(1) },
    { label: t('narrower'), keys: 'Shift ←', ...widen(-WIDEN_BY) },
    { label: t('wider'), keys: 'Shift →', ...widen(WIDEN_BY) },
    { label: t('hide'), pick: () => change((now) => withShown(now, columns, key, false)), off: column.required },
    { label: t('chooseColumns'), pick: () => setPopup({ is: 'columns', at }), stays: true },
  ]
}

function ColumnMenu<Row>(props: GridPopupProps<Row> & { columnKey: string; at: DOMRect }) {
  const { columns, columnKey, onClose, at } = props
  const t = useMessages(gridMessages)
  const items = useMenuItems(props)
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => menu.current?.querySelector('button')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(menu.current?.querySelectorAll('button') ?? [])]
    const now = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: (now + 1) % all.length, ArrowUp: (now - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Tab') onClose()
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }
  return (
    <Floating at={at} onClose={onClose}>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={t('menuOf', { column: columns.find(({ key }) => key === columnKey)?.title ?? '' })}
        className="zg-grid-menu"
        onKeyDown={onKeyDown}
      >
        {items.map(
          (item) =>
            item && (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={item.off || undefined}
                className={item.off ? 'zg-off' : undefined}
                onClick={() => {
                  if (item.off) return
                  item.pick()
                  if (!item.stays) onClose()
                }}
              >
                <span className="zg-grow">{item.label}</span>
                {item.keys && <kbd className="zg-desktop">{item.keys}</kbd>}
              </button>
            ),
        )}
      </div>
    </Floating>
  )
}

function ColumnList<Row>({ columns, state: { layout, change }, at, onClose }: GridPopupProps<Row> & { at: DOMRect }) {
  const t = useMessages(gridMessages)
  const list = useRef<HTMLDivElement>(null)
  const drawn = placed(columns, layout)
  const isShown = (key: string) => drawn.some(({ column }) => column.key === key)
  useEffect(() => list.current?.querySelector('input')?.focus(), [])
  return (
    <Floating at={at} onClose={onClose}>
      <div ref={list} role="dialog" aria-label={t('columnsTitle')} className="zg-grid-columns">
        <strong>{t('columnsTitle')}</strong>
        <div className="zg-pick-options">
          {ordered(columns, layout).map(({ key, title, required }) => (
            <label key={key} className={required ? 'zg-off' : undefined}>
              <input
                type="checkbox"
                checked={isShown(key)}
                aria-disabled={required || undefined}
                onChange={({ target }) => change((now) => (required ? now : withShown(now, columns, key, target.checked)))}
              />
              <span className="zg-pick-name">{title}</span>
              {drawn.some(({ column, pinned }) => pinned && column.key === key) && (
                <span className="zg-second zg-small">{t('pinned')}</span>
              )}
            </label>
          ))}
        </div>
        <button type="button" className="zg-link" onClick={() => change(() => ({}))}>
          {t('reset')}
        </button>
      </div>
    </Floating>
  )
}

const GAP = 4
const MARGIN = 8

/** In the top layer, below what it belongs to; Esc and a press beside it close it. */
function Floating({ at, onClose, children }: { at: DOMRect; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    // A browser of before popovers shows it all the same, as a layer of the page.
    if ('showPopover' in element) element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN))}px`
    element.style.top = `${Math.max(MARGIN, Math.min(at.bottom + GAP, window.innerHeight - height - MARGIN))}px`
  }, [at])
  return (
    <div ref={box} popover="auto" className="zg-pick-list zg-grid-popup" onToggle={({ newState }) => newState === 'closed' && onClose()}>
      {children}
    </div>
  )
}
