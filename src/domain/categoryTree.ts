import type { Category } from './product'

/** A category as a line of the tree. */
export interface TreeLine {
  category: Category
  /** 1 at the top. */
  level: number
  /** Among its siblings, from 0, and how many they are. */
  place: number
  siblings: number
  hasChildren: boolean
}

/** Children of a category in their order; '' the top. */
function childrenOf(all: readonly Category[], parent: string): Category[] {
  return all.filter((category) => category.parent === parent).sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
}

/** The tree from the top down; what lies in a closed category is left out. A category whose parent is gone stands at the top. */
export function treeLines(all: readonly Category[], isOpen: (key: string) => boolean): TreeLine[] {
  const keys = new Set(all.map(({ key }) => key))
  const whole = all.map((category) => (keys.has(category.parent) ? category : { ...category, parent: '' }))
  const lines: TreeLine[] = []
  const add = (parent: string, level: number) => {
    const children = childrenOf(whole, parent)
    children.forEach((category, place) => {
      const hasChildren = whole.some((other) => other.parent === category.key)
      lines.push({ category, level, place, siblings: children.length, hasChildren })
      if (hasChildren && level < 10 && isOpen(category.key)) add(category.key, level + 1)
    })
  }
  add('', 1)
  return lines
}

/** Levels of a category with what lies in it. */
export function subtreeHeight(key: string, all: readonly Category[]): number {
  return 1 + childrenOf(all, key).reduce((most, child) => Math.max(most, subtreeHeight(child.key, all)), 0)
}

/** Keys of a category and of all that lie in it. */
export function subtreeKeys(key: string, all: readonly Category[]): string[] {
  return [key, ...childrenOf(all, key).flatMap((child) => subtreeKeys(child.key, all))]
}

/** What a move sets: the parent of the one that is moved, and the order of its new siblings where that is another. */
export function movedInto(
  all: readonly Category[],
  key: string,
  parent: string,
  before?: string,
): { key: string; set: Partial<Category> }[] {
  const moved = all.find((category) => category.key === key)
  if (!moved) return []
  const others = childrenOf(all, parent).filter((category) => category.key !== key)
  const found = others.findIndex((category) => category.key === before)
  const at = found < 0 ? others.length : found
  const next = [...others.slice(0, at), moved, ...others.slice(at)]
  return next.flatMap((category, order) => {
    const set: Partial<Category> = {
      ...(category.order === order ? {} : { order }),
      ...(category === moved && moved.parent !== parent ? { parent } : {}),
    }
    return Object.keys(set).length > 0 ? [{ key: category.key, set }] : []
  })
}

/** A step by keys: up and down among its siblings, in (into the one before it) and out (behind its parent). */
export type TreeStep = 'up' | 'down' | 'in' | 'out'

/** Where a step leads; undefined: nowhere. */
export function stepTo(all: readonly Category[], key: string, step: TreeStep): { parent: string; before?: string } | undefined {
  const category = all.find((each) => each.key === key)
  if (!category) return undefined
  const siblings = childrenOf(all, category.parent)
  const at = siblings.findIndex((each) => each.key === key)
  const placed = (parent: string, before: Category | undefined) => ({ parent, ...(before ? { before: before.key } : {}) })
  if (step === 'up') return at === 0 ? undefined : placed(category.parent, siblings[at - 1])
  if (step === 'down') return at === siblings.length - 1 ? undefined : placed(category.parent, siblings[at + 2])
  if (step === 'in') return at === 0 ? undefined : { parent: siblings[at - 1].key }
  const parent = all.find((each) => each.key === category.parent)
  if (!parent) return undefined
  const uncles = childrenOf(all, parent.parent)
  return placed(parent.parent, uncles[uncles.findIndex((each) => each.key === parent.key) + 1])
}
