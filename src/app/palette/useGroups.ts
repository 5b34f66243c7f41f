import { useNavigate } from 'react-router'
import { recordPath, recordText } from '~/features/shared/recordLink'
import { nameOfRecord, type RecordName } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { useRecentRecords } from '~/session/recents'
import { useShop } from '~/session/shop'
import type { Found } from '~/store/lists'
import { AREAS } from '~/app/areas'
import { appMessages } from '~/app/messages'
import { matching } from './match'
import { paletteMessages } from './messages'
import { useFound } from './useFound'
import { useFoundTickets } from './useFoundTickets'
import { useScene } from './useScene'
import { verbsOf } from './verbs'

/** One line of the palette. */
export interface Entry {
  id: string
  label: string
  aside?: string
  /** Why it cannot be chosen now. */
  whyNot?: string
  run: () => void
}

export interface Group {
  title: string
  entries: Entry[]
}

const SCREENS = 4
const VERBS = 6
const RECENT = 5
const KINDS = ['order', 'product', 'customer'] as const

const screens = AREAS.map(({ id, to, words, key }) => ({
  id: `screen-${id}`,
  to,
  key,
  name: { zh: appMessages.zh[id], en: appMessages.en[id] },
  keywords: words,
}))

export interface Groups {
  groups: Group[]
  /** The records among them answer the text that stands in the box. */
  settled: boolean
  failed: boolean
}

/** What a text finds, group by group; for no text: what was looked at lately, every screen and every verb. */
export function useGroups(text: string, openSheet: () => void): Groups {
  const t = useMessages(paletteMessages)
  const app = useMessages(appMessages)
  const scene = useScene(openSheet)
  const { found, settled, failed } = useFound(text)
  const tickets = useFoundTickets(text)
  const recents = useRecents()
  const open = useOpenRecord()
  const typed = text.trim() !== ''
  const cut = <T>(list: T[], most: number) => (typed ? list.slice(0, most) : list)
  const toScreens = cut(matching(text, screens), SCREENS).map(({ id, to, key, name }) => ({
    id,
    label: scene.language === 'zh-CN' ? name.zh : name.en,
    aside: `g ${key}`,
    run: () => scene.go(to),
  }))
  const toVerbs = cut(matching(text, verbsOf(scene)), VERBS).map(({ id, name, aside, whyNot, run }) => ({
    id: `verb-${id}`,
    label: scene.language === 'zh-CN' ? name.zh : name.en,
    aside,
    whyNot,
    run,
  }))
  const groups: Group[] = [
    { title: t('recent'), entries: typed ? [] : recents.slice(0, RECENT) },
    { title: t('screens'), entries: toScreens },
    { title: t('verbs'), entries: toVerbs },
    ...kindsOf(found).map((kind) => ({
      title: t(kind),
      entries: found
        .filter((each) => each.kind === kind)
        .map((each) => ({
          id: `${kind}/${each.key}`,
          label: each.title || app('noName'),
          aside: each.aside,
          run: () => open(nameOfRecord(each)),
        })),
    })),
    {
      title: t('ticket'),
      entries: tickets.map(({ key, subject }) => ({
        id: `ticket/${key}`,
        label: subject || app('noName'),
        aside: key,
        run: () => open(nameOfRecord({ kind: 'ticket', key })),
      })),
    },
  ]
  return { groups: groups.filter(({ entries }) => entries.length > 0), settled, failed }
}

/** The kind of the best find comes first. */
const kindsOf = (found: readonly Found[]) => {
  const at = (kind: Found['kind']) => found.findIndex((each) => each.kind === kind)
  return KINDS.filter((kind) => at(kind) >= 0).sort((a, b) => at(a) - at(b))
}

function useOpenRecord(): (name: RecordName) => void {
  const navigate = useNavigate()
  return (name) => {
    const path = recordPath(name)
    if (path !== undefined) void navigate(path)
  }
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function useRecents(): Entry[] {
  const names = useRecentRecords(useShop(({ id }) => id))
  const open = useOpenRecord()
  return names.map((name) => ({ id: `recent-${name}`, label: capitalised(recordText(name)), run: () => open(name) }))
}
