import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, text, useUrlState } from '~/lib/urlState'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Sheet } from '~/ui/Sheet'
import { usePhone } from '~/ui/usePhone'
import './categories.css'
import { CategoryDetails } from './CategoryDetails'
import { CategoryTree } from './CategoryTree'
import { categoriesMessages } from './messages'
import { useTree } from './useTree'

const view = defineUrlState({ category: text() })

/** The tree of categories beside the one that is chosen. */
export default function CategoriesScreen() {
  const t = useMessages(categoriesMessages)
  const tree = useTree()
  const whyNot = useWhyNot('category.set')
  const [{ category }, set] = useUrlState(view)
  const [renaming, setRenaming] = useState('')
  // Refusals are shown while the reader types.
  useQuery({ queryKey: ['ruleTexts'], queryFn: () => loadRuleTexts().then(() => true) })
  const phone = usePhone()
  const choose = (key: string) => set({ category: key }, { typing: true })
  const add = async (parent: string) => {
    const key = await tree.add(parent)
    if (key === undefined) return
    choose(key)
    setRenaming(key)
  }
  const found = tree.all?.find(({ key }) => key === category)
  const details = found && (
    <CategoryDetails key={found.key} tree={tree} category={found} whyNot={whyNot} onAdd={(parent) => void add(parent)} />
  )
  return (
    <Page
      title={t('title')}
      aside={tree.all && t('count', { count: tree.all.length })}
      actions={
        <Button type="primary" disabledReason={whyNot} onClick={() => void add('')}>
          {t('add')}
        </Button>
      }
      filters={<AreaTabs of="catalog" />}
    >
      {tree.all === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {tree.all?.length === 0 && <Empty title={t('empty')} hint={t('emptyHint')} />}
      {tree.all !== undefined && tree.all.length > 0 && (
        <div className="zg-categories">
          <div className="zg-stack-tight">
            <CategoryTree
              tree={tree}
              chosen={category}
              renaming={renaming}
              readOnly={whyNot !== undefined}
              onChoose={choose}
              onRename={setRenaming}
            />
            <p className="zg-second zg-small">{t('keys')}</p>
          </div>
          {phone ? (
            details &&
            renaming === '' && (
              <Sheet title={found?.name ?? ''} onClose={() => choose('')}>
                {details}
              </Sheet>
            )
          ) : (
            <section className="zg-category" aria-label={found?.name ?? t('title')}>
              {details ?? <p className="zg-second">{t('chooseOne')}</p>}
            </section>
          )}
        </div>
      )}
    </Page>
  )
}
