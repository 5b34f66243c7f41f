import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { subtreeKeys, treeLines, type TreeLine, type TreeStep, stepTo } from '~/domain/categoryTree'
import type { Category } from '~/domain/product'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'
import type { CatalogTree } from '~/worker/protocol'
import { categoriesMessages } from './messages'

export type CountedCategory = CatalogTree['categories'][number]

export interface Tree {
  /** Undefined while it is being read. */
  all: readonly CountedCategory[] | undefined
  lines: TreeLine[]
  isOpen: (key: string) => boolean
  setOpen: (key: string, open: boolean) => void
  /** Key of the new category; undefined where it was refused. */
  add: (parent: string) => Promise<string | undefined>
  rename: (category: Category, name: string) => Promise<void>
  move: (category: Category, parent: string, before?: string) => Promise<void>
  step: (category: Category, step: TreeStep) => Promise<void>
  remove: (category: Category) => Promise<boolean>
}

/** The tree of categories and what can be done to it, each as a command of its own. */
export function useTree(): Tree {
  const t = useMessages(categoriesMessages)
  const run = useCommand()
  const { data } = useQuery({
    queryKey: [shopId(), 'listings', 'tree'],
    queryFn: ({ signal }) => call('catalog.tree', {}, { signal }),
  })
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const all = data?.categories
  const isOpen = (key: string) => !closed.has(key)
  const setOpen = (key: string, open: boolean) =>
    setClosed((now) => new Set(open ? [...now].filter((each) => each !== key) : [...now, key]))
  const move: Tree['move'] = async ({ key, name }, parent, before) => {
    await run({ kind: 'category.move', args: { key, parent, ...(before === undefined ? {} : { before }) } }, { done: t('moved', { name }) })
    setOpen(parent, true)
  }
  return {
    all,
    lines: all ? treeLines(all, isOpen) : [],
    isOpen,
    setOpen,
    async add(parent) {
      const key = crypto.randomUUID()
      const name = freeName(all ?? [], parent, t)
      const outcome = await run({ kind: 'category.set', args: { key, set: { name, parent } } }, { done: t('added', { name }) })
      setOpen(parent, true)
      return outcome?.ok ? key : undefined
    },
    async rename({ key, name: now }, typed) {
      const name = typed.trim()
      if (name === now || name === '') return
      await run({ kind: 'category.set', args: { key, set: { name } }, saw: { name: now } }, { done: t('renamed', { name }) })
    },
    move,
    async step(category, step) {
      const to = stepTo(all ?? [], category.key, step)
      if (to) await move(category, to.parent, to.before)
    },
    async remove({ key, name }) {
      const outcome = await run({ kind: 'category.remove', args: { key } }, { done: t('removed', { name }) })
      return outcome?.ok === true
    },
  }
}

/** Products in a category and in all below it. */
export function productsIn(all: readonly CountedCategory[], key: string): number {
  const keys = new Set(subtreeKeys(key, all))
  return all.reduce((sum, category) => sum + (keys.has(category.key) ? category.products : 0), 0)
}

/** A name that no sibling has. */
function freeName(all: readonly Category[], parent: string, t: ReturnType<typeof useMessages<(typeof categoriesMessages)['zh']>>): string {
  const taken = new Set(all.filter((category) => category.parent === parent).map(({ name }) => name))
  let name: string = t('newName')
  for (let number = 2; taken.has(name); number++) name = t('newNumbered', { number })
  return name
}
