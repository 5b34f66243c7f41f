import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import type { TreeLine, TreeStep } from '~/domain/categoryTree'
import { useMessages } from '~/lib/i18n'
import { ChevronIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { categoriesMessages } from './messages'
import { productsIn, type Tree } from './useTree'

interface Props {
  tree: Tree
  chosen: string
  /** Key of the category whose name is being typed. */
  renaming: string
  readOnly: boolean
  onChoose: (key: string) => void
  onRename: (key: string) => void
}

const STEPS: Readonly<Record<string, TreeStep>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

/** The tree: one tab stop, everything by keys, and the same by dragging. */
export function CategoryTree(props: Props) {
  const { tree, chosen, renaming, readOnly, onChoose, onRename } = props
  const t = useMessages(categoriesMessages)
  const root = useRef<HTMLUListElement>(null)
  const { lines } = tree
  const at = Math.max(
    0,
    lines.findIndex(({ category }) => category.key === chosen),
  )
  const go = (to: number) => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, to))]
    if (line) onChoose(line.category.key)
  }
  // The focus goes along with what is chosen, where it is in the tree, and stays with a category that was moved.
  useEffect(() => {
    if (renaming === '' && root.current?.contains(document.activeElement))
      root.current.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [chosen, renaming, lines])
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[at]
    if (!line || event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return
    if (!(event.altKey ? step(event, line, props) : press(event, line, { ...props, at, go }))) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul ref={root} role="tree" aria-label={t('tree')} className="zg-tree" onKeyDown={onKeyDown}>
      {lines.map((line, i) => (
        <TreeItem
          key={line.category.key}
          line={line}
          tree={tree}
          isChosen={i === at}
          isRenaming={line.category.key === renaming}
          readOnly={readOnly}
          onChoose={onChoose}
          onRename={onRename}
        />
      ))}
    </ul>
  )
}

function step({ key }: KeyboardEvent, { category }: TreeLine, { tree, readOnly }: Props): boolean {
  const found = STEPS[key]
  if (!found || readOnly) return false
  void tree.step(category, found)
  return true
}

function press({ key }: KeyboardEvent, line: TreeLine, props: Props & { at: number; go: (to: number) => void }): boolean {
  const { tree, at, go, readOnly, onRename } = props
  const { category, level, hasChildren } = line
  const open = hasChildren && tree.isOpen(category.key)
  const parent = tree.lines.findLastIndex((other, i) => i < at && other.level === level - 1)
  if (key === 'ArrowDown') go(at + 1)
  else if (key === 'ArrowUp') go(at - 1)
  else if (key === 'Home') go(0)
  else if (key === 'End') go(tree.lines.length - 1)
  else if (key === 'ArrowRight' && hasChildren) {
    if (open) go(at + 1)
    else tree.setOpen(category.key, true)
  } else if (key === 'ArrowLeft') {
    if (open) tree.setOpen(category.key, false)
    else if (parent >= 0) go(parent)
  } else if ((key === 'F2' || key === 'Enter') && !readOnly) onRename(category.key)
  else if (key === 'Delete' && !readOnly) {
    void tree.remove(category).then((gone) => gone && go(at === 0 ? 1 : at - 1))
  } else return false
  return true
}

interface ItemProps {
  line: TreeLine
  tree: Tree
  isChosen: boolean
  isRenaming: boolean
  readOnly: boolean
  onChoose: (key: string) => void
  onRename: (key: string) => void
}

/** Above it, into it, below it. */
type Zone = 'before' | 'into' | 'after'

const DRAGGED = 'application/x-zhanggui-category'

function TreeItem({ line, tree, isChosen, isRenaming, readOnly, onChoose, onRename }: ItemProps) {
  const t = useMessages(categoriesMessages)
  const format = useFormat()
  const { category, level, place, siblings, hasChildren } = line
  const { key, name } = category
  const open = tree.isOpen(key)
  const count = productsIn(tree.all ?? [], key)
  const { zone, ...drag } = useDrop(line, tree, readOnly)
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-posinset={place + 1}
      aria-setsize={siblings}
      aria-expanded={hasChildren ? open : undefined}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      draggable={!readOnly && !isRenaming}
      className={`zg-tree-item${zone ? ` zg-tree-${zone}` : ''}`}
      style={{ paddingInlineStart: (level - 1) * 24 + 4 }}
      onClick={() => onChoose(key)}
      onDoubleClick={() => !readOnly && onRename(key)}
      {...drag}
    >
      <span
        className={`zg-tree-toggle${open ? '' : ' zg-tree-closed'}`}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          if (hasChildren) tree.setOpen(key, !open)
        }}
      >
        {hasChildren && <ChevronIcon />}
      </span>
      {isRenaming ? (
        <NameInput
          name={name}
          label={t('rename', { name })}
          onDone={(next) => {
            onRename('')
            if (next !== undefined) void tree.rename(category, next)
          }}
        />
      ) : (
        <span className="zg-tree-name">{name}</span>
      )}
      <span className="zg-second zg-small zg-num">
        {format.count(count)}
        <span className="zg-hidden"> {t('inIt')}</span>
      </span>
    </li>
  )
}

/** A category may be dropped before, into or behind this one. */
function useDrop({ category }: TreeLine, tree: Tree, readOnly: boolean) {
  const [zone, setZone] = useState<Zone>()
  const { key, parent } = category
  const zoneOf = ({ clientY, currentTarget }: DragEvent): Zone => {
    const { top, height } = currentTarget.getBoundingClientRect()
    const share = (clientY - top) / height
    return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'into'
  }
  const drop = (event: DragEvent) => {
    setZone(undefined)
    const moved = tree.all?.find((other) => other.key === event.dataTransfer.getData(DRAGGED))
    if (!moved || moved.key === key || readOnly) return
    event.preventDefault()
    const siblings = (tree.all ?? [])
      .filter((other) => other.parent === parent && other.key !== moved.key)
      .sort((a, b) => a.order - b.order)
    const next = siblings[siblings.findIndex((other) => other.key === key) + 1]
    const to = zoneOf(event)
    if (to === 'into') void tree.move(moved, key)
    else void tree.move(moved, parent, to === 'before' ? key : next?.key)
  }
  return {
    zone,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAGGED, key),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return
      event.preventDefault()
      setZone(zoneOf(event))
    },
    onDragLeave: () => setZone(undefined),
    onDrop: drop,
  }
}

/** Enter writes the name, Esc leaves it as it was. */
function NameInput({ name, label, onDone }: { name: string; label: string; onDone: (name: string | undefined) => void }) {
  const [typed, setTyped] = useState(name)
  const input = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  useEffect(() => input.current?.select(), [])
  const end = (next: string | undefined) => {
    if (over.current) return
    over.current = true
    onDone(next)
  }
  return (
    <input
      ref={input}
      className="zg-input zg-tree-input"
      aria-label={label}
      maxLength={200}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => end(typed)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        event.stopPropagation()
        // The tree takes the focus back, so that the keys go on.
        event.currentTarget.closest<HTMLElement>('[role=treeitem]')?.focus()
        end(event.key === 'Enter' ? typed : undefined)
      }}
    />
  )
}
