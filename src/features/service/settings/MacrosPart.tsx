import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Macro } from '~/domain/desk'
import { deskQueries } from '~/features/service/deskQueries'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, text, useUrlState } from '~/lib/urlState'
import { useDeskDraft } from '~/session/deskDrafts'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Chip } from '~/ui/Status'
import { useUi } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { foundMacros, NEW_MACRO } from './macroEdit'
import { MacroEditor } from './MacroEditor'
import { macroSettingsMessages } from './macroMessages'
import './macros.css'

const macroView = defineUrlState({ macro: text() })

/** Canned replies: their list, and the one that is being written. */
export function MacrosPart() {
  const t = useMessages(macroSettingsMessages)
  const whyNot = useWhyNot('macro.set')
  const phone = usePhone()
  const [{ macro: open }, set] = useUrlState(macroView)
  const [search, setSearch] = useState('')
  const { data: macros } = useQuery(deskQueries.macros())
  if (!macros) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  const found = foundMacros(macros, search)
  const isWriting = open !== ''
  const chosen = macros.find(({ key }) => key === open)
  return (
    <div className="zg-macros">
      {phone && isWriting && (
        <div className="zg-row">
          <Button onClick={() => set({ macro: '' })}>{t('back')}</Button>
        </div>
      )}
      <section className="zg-stack-tight" aria-labelledby="desk-macros" hidden={phone && isWriting}>
        <h2 id="desk-macros" className="zg-hidden">
          {t('list')}
        </h2>
        <p className="zg-second zg-small">{t('hint')}</p>
        <div className="zg-row">
          <input
            type="search"
            className="zg-input zg-grow"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          <Button disabledReason={whyNot} onClick={() => set({ macro: NEW_MACRO })}>
            {t('new')}
          </Button>
        </div>
        {found.length === 0 && <p className="zg-second">{t('noneFound')}</p>}
        <ul className="zg-macro-list">
          {found.map((macro) => (
            <MacroRow key={macro.key} macro={macro} isOpen={macro.key === open} onOpen={() => set({ macro: macro.key })} />
          ))}
        </ul>
      </section>
      {chosen || open === NEW_MACRO ? (
        <MacroEditor
          key={open}
          place={open}
          saved={chosen}
          macros={macros}
          whyNot={whyNot}
          onSaved={(key) => set({ macro: key })}
          onRemoved={() => set({ macro: '' })}
        />
      ) : (
        !phone && <Empty title={t('pick')} />
      )}
    </div>
  )
}

function MacroRow({
  macro: { key, name, short, text: said, note },
  isOpen,
  onOpen,
}: {
  macro: Macro
  isOpen: boolean
  onOpen: () => void
}) {
  const t = useMessages(macroSettingsMessages)
  const { language } = useUi()
  const { draft } = useDeskDraft<Macro>(`macro/${key}`)
  return (
    <li>
      <button type="button" className="zg-macro-row" aria-current={isOpen || undefined} onClick={onOpen}>
        <span className="zg-macro-name">
          {name} <span className="zg-second">/{short}</span>
        </span>
        <span className="zg-second zg-small zg-macro-said">
          {(language === 'zh-CN' ? (said.zh ?? said.en) : (said.en ?? said.zh)) ?? ''}
        </span>
        {note && <Chip>{t('noteShort')}</Chip>}
        {draft && <Chip>{t('draft')}</Chip>}
      </button>
    </li>
  )
}
