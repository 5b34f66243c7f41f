import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { mayChangeView, type ViewList, type ViewRow } from '~/domain/view'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { usePerson } from '~/session/person'
import { Menu } from '~/ui/Menu'
import { ChevronIcon } from '~/ui/icons'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { viewTabMessages } from './messages'
import { viewsOf } from './viewQueries'
import { isLink, linkTo, searchFor, searchOf, viewIn } from './viewSearch'
import './views.css'

const SaveView = lazy(async () => ({ default: (await import('./SaveView')).SaveView }))

/** A view that every shop has. */
export interface BuiltInView {
  key: string
  name: string
  /** What stands in the address behind the question mark. */
  search: string
  /** Rows that it has now; absent: it is not told. */
  count?: number
}

/** Where each list is, whatever record of it is open. */
const LISTS: Readonly<Record<ViewList, string>> = {
  listings: paths.listings(),
  products: paths.products(),
  orders: paths.orders(),
  tickets: paths.service(),
}

/** A view that comes with the list is in force in whatever order its rows stand, and whatever is opened over them. */
const PASSING = ['sort', 'descending', 'do']

interface ViewTabsProps {
  list: ViewList
  builtIn: readonly BuiltInView[]
  /** Rows that a saved view has now. */
  countOf?: (view: ViewRow) => number | undefined
}

/** Views of a list as tabs: those that come with it, one's own, and those that others share. */
export function ViewTabs({ list, builtIn, countOf }: ViewTabsProps) {
  const t = useMessages(viewTabMessages)
  const pathname = LISTS[list]
  const { search } = useLocation()
  const { data: saved } = useQuery(viewsOf(list))
  const [saving, setSaving] = useState<'new' | 'rename'>()
  const active = saved?.find(({ key }) => key === viewIn(search))
  const asked = searchOf(search)
  const changed = active !== undefined && asked !== searchOf(active.search)
  const basic = active ? undefined : builtIn.find((view) => searchOf(view.search, PASSING) === searchOf(search, PASSING))
  useOpenLink(active)
  return (
    <div className="zg-views">
      <nav aria-label={t('views')} className="zg-views-list">
        {builtIn.map((view) => (
          <Tab key={view.key} pathname={pathname} search={view.search} name={view.name} count={view.count} on={basic === view} />
        ))}
        {saved?.map((view) => (
          <Tab
            key={view.key}
            pathname={pathname}
            search={searchFor(view)}
            name={active === view && changed ? t('changed', { name: view.name }) : view.name}
            count={countOf?.(view)}
            title={view.shared ? t('shared', { name: view.name }) : undefined}
            on={active === view}
          />
        ))}
      </nav>
      {active && <ViewMenu view={active} onRename={() => setSaving('rename')} />}
      {active && changed && <Update view={active} asked={asked} />}
      {(changed || (!active && !basic)) && (
        <button type="button" className="zg-link" onClick={() => setSaving('new')}>
          {t('save')}
        </button>
      )}
      {saving && (
        <Suspense fallback={null}>
          <SaveView list={list} search={asked} rename={saving === 'rename' ? active : undefined} onClose={() => setSaving(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

/** A link that only names the view opens what the view asks now. */
function useOpenLink(view: ViewRow | undefined) {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  useEffect(() => {
    if (view && view.search !== '' && isLink(search)) void navigate({ pathname, search: searchFor(view) }, { replace: true })
  }, [view, pathname, search, navigate])
}

interface TabProps {
  pathname: string
  search: string
  name: string
  count?: number
  title?: string
  on: boolean
}

function Tab({ pathname, search, name, count, title, on }: TabProps) {
  const format = useFormat()
  return (
    <Link to={{ pathname, search }} className="zg-view" aria-current={on || undefined} title={title}>
      {name}
      {count !== undefined && count > 0 && <span className="zg-view-count zg-num"> {format.countShort(count)}</span>}
    </Link>
  )
}

function Update({ view, asked }: { view: ViewRow; asked: string }) {
  const t = useMessages(viewTabMessages)
  const run = useCommand()
  const { key: who, role } = usePerson()
  if (!mayChangeView(view, { who, role })) return null
  const { key, name } = view
  const save = () => run({ kind: 'view.set', args: { key, set: { search: asked } } }, { done: t('updated', { name }) })
  return (
    <button type="button" className="zg-link" onClick={() => void save()}>
      {t('update')}
    </button>
  )
}

function ViewMenu({ view, onRename }: { view: ViewRow; onRename: () => void }) {
  const t = useMessages(viewTabMessages)
  const run = useCommand()
  const { key: who, role } = usePerson()
  const navigate = useNavigate()
  const { key, name, shared, list } = view
  const pathname = LISTS[list]
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${pathname}?${linkTo(key)}`)
    showToast(t('copied'))
  }
  const share = () =>
    run({ kind: 'view.set', args: { key, set: { shared: !shared } } }, { done: t(shared ? 'ownNow' : 'sharedNow', { name }) })
  const remove = async () => {
    const outcome = await run({ kind: 'view.remove', args: { key } }, { done: t('removed', { name }) })
    if (outcome?.ok) await navigate({ pathname })
  }
  const own = mayChangeView(view, { who, role })
    ? [
        { key: 'rename', label: t('rename'), onPick: onRename },
        { key: 'share', label: t(shared ? 'unshare' : 'share'), onPick: () => void share() },
        { key: 'remove', label: t('remove'), onPick: () => void remove() },
      ]
    : []
  return (
    <Menu
      label={t('menu', { name })}
      button={
        <>
          <ChevronIcon />
          <span className="zg-hidden">{t('menu', { name })}</span>
        </>
      }
      groups={[[{ key: 'copy', label: t('copy'), onPick: () => void copy() }], own]}
    />
  )
}
