import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { CommandKind } from '~/domain/command'
import { backUpHere, useWhyNoBackup } from '~/features/shared/backUp'
import { journalMessages } from '~/features/shared/journalMessages'
import { sentenceOf } from '~/features/shared/journalSentence'
import { undo } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useAddShop, useShopDoors, useWhyNotLeave } from '~/features/shared/useShopDoors'
import { useMessages } from '~/lib/i18n'
import { peopleOf } from '~/session/person'
import { setPreference, useLanguage, usePreferences } from '~/session/preferences'
import { actAs, shopId, useShop } from '~/session/shop'
import { useShops } from '~/session/shops'
import { call } from '~/worker/client'
import type { Scene } from './verbs'

const LOOKED_AT = 30

/** An undo is not undone from here, and neither is a whole shop. */
const NOT_FROM_HERE: ReadonlySet<string> = new Set<CommandKind>(['undo', 'demo.create', 'shop.restored'])

/** The newest entry of the journal that can be undone. */
function useLastChange(): Scene['last'] {
  const t = useMessages(journalMessages)
  const { data } = useQuery({
    queryKey: [shopId(), 'journal', 'last'],
    queryFn: ({ signal }) => call('journal.list', { query: { offset: 0, limit: LOOKED_AT } }, { signal }),
    throwOnError: false,
  })
  const entry = data?.items.find(({ undoable, kind }) => undoable && !NOT_FROM_HERE.has(kind))
  return entry && { what: sentenceOf(entry, t), undo: () => void undo(entry.id) }
}

/** What the verbs of now are made of. */
export function useScene(openSheet: () => void): Scene {
  const navigate = useNavigate()
  const language = useLanguage()
  const preferences = usePreferences()
  const { id, connected, who, people } = useShop()
  const { shops } = useShops()
  const doors = useShopDoors()
  const whyNotLeave = useWhyNotLeave()
  const nameOf = usePersonName()
  const whyNoBackup = useWhyNoBackup()
  const last = useLastChange()
  return {
    go: (path) => void navigate(path),
    openSheet,
    addShop: () => useAddShop.setState({ open: true }),
    language,
    preferences,
    setPreference,
    shop: { id, connected, shops, doors, whyNotLeave },
    people: { who, all: peopleOf({ people }), nameOf, actAs: (key) => void actAs(key) },
    backup: { take: () => void backUpHere(), whyNot: whyNoBackup },
    last,
  }
}
