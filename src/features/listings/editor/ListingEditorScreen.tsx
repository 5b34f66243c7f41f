import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { Pending } from '~/features/shared/Pending'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { refusalText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { NEW_PRODUCT, openDraft, putDraft } from '~/session/productDrafts'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { Status } from '~/ui/Status'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { AttributesSection } from './AttributesSection'
import { BasicsSection } from './BasicsSection'
import { CompletenessPanel } from './CompletenessPanel'
import { ConflictPanel } from './ConflictPanel'
import './editor.css'
import { ImagesSection } from './ImagesSection'
import { editorMessages } from './messages'
import { catalogQueries } from './queries'
import { jump, mended } from './lintField'
import { SeoSection } from './SeoSection'
import { SkuSection } from './SkuSection'
import { type Edit, useEdit } from './useEdit'
import { FixedFields } from './FixedFields'
import { useFixed } from './useFixed'
import { useFieldInAddress } from './useFieldInAddress'
import { useSave } from './useSave'

const RecordWork = lazy(async () => ({ default: (await import('~/features/shared/RecordWork')).RecordWork }))
const RecordHistory = lazy(async () => ({ default: (await import('~/features/shared/RecordHistory')).RecordHistory }))

const FlowPanel = lazy(async () => ({ default: (await import('~/features/shared/listing/FlowPanel')).FlowPanel }))
const LintPanel = lazy(async () => ({ default: (await import('~/features/shared/listing/LintPanel')).LintPanel }))

/** One product, at /listings/:key, or a new one. */
export default function ListingEditorScreen() {
  const { key } = useParams()
  // Another product is another edit: nothing of the one before stays.
  return <Editor key={key ?? NEW_PRODUCT} productKey={key} />
}

function Editor({ productKey }: { productKey: string | undefined }) {
  const t = useMessages(editorMessages)
  const edit = useEdit(productKey)
  if (edit === null)
    return (
      <Page title={t('notFound')}>
        <Empty title={t('notFound')} hint={t('notFoundHint')} action={<Link to={paths.listings()}>{t('backToList')}</Link>} />
      </Page>
    )
  if (edit === undefined)
    return (
      <Page title={t('newTitle')}>
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      </Page>
    )
  return <EditorPage edit={edit} />
}

function EditorPage({ edit }: { edit: Edit }) {
  useFieldInAddress()
  const t = useMessages(editorMessages)
  const states = useMessages(listingStateMessages)
  const { data: tree } = useQuery(catalogQueries.tree())
  const whyNot = useWhyNot('catalog.set', edit.isNew ? 'record' : undefined)
  const readOnly = whyNot !== undefined
  const fixed = useFixed()
  const off = (field: string) => readOnly || fixed(field) !== undefined
  const { product, saved, isNew, key } = edit
  const on = nameOfRecord({ kind: 'listing', key })
  return (
    <Page
      title={product.title.trim() || (isNew ? t('newTitle') : (saved?.title ?? ''))}
      aside={
        saved && (
          <span className="zg-row">
            <Status tone={LISTING_TONES[saved.state]} word={states(saved.state)} />
            <Pending area="products" of={key} worded />
          </span>
        )
      }
      actions={<Actions edit={edit} whyNot={whyNot} />}
    >
      <div className="zg-editor">
        <div className="zg-editor-main">
          <Restored edit={edit} />
          <ConflictPanel edit={edit} tree={tree} />
          {!readOnly && <FixedFields fixed={fixed} />}
          <BasicsSection edit={edit} readOnly={readOnly} fixed={fixed} tree={tree} />
          <AttributesSection edit={edit} readOnly={off('attributes')} tree={tree} />
          <SkuSection edit={edit} readOnly={readOnly} fixed={fixed} />
          <ImagesSection edit={edit} readOnly={off('images')} />
          <SeoSection edit={edit} readOnly={off('seo')} />
          {!isNew && (
            <Suspense fallback={<div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}>
              <div className="zg-editor-section zg-stack">
                <RecordWork on={on} />
                <RecordHistory on={on} />
              </div>
            </Suspense>
          )}
        </div>
        <aside className="zg-editor-rail">
          <CompletenessPanel edit={edit} tree={tree} />
          <Suspense fallback={<div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}>
            {!isNew && (
              <div className="zg-editor-panel">
                <FlowPanel productKey={key} unsaved={edit.dirty} />
              </div>
            )}
            <div className="zg-editor-panel">
              <LintPanel
                product={product}
                productKey={isNew ? undefined : key}
                onJump={jump}
                onMend={(set) => edit.set(mended(product, set))}
              />
            </div>
          </Suspense>
        </aside>
      </div>
    </Page>
  )
}

/** Save, and away with what was changed; ⌘/Ctrl+S saves from anywhere on the page. */
function Actions({ edit, whyNot }: { edit: Edit; whyNot: string | undefined }) {
  const t = useMessages(editorMessages)
  const { save, busy } = useSave(edit)
  const { dirty, isNew, merged, choices, refusal } = edit
  const unchosen = merged.clashes.some(({ place }) => choices[place] === undefined)
  const why = whyNot ?? (unchosen ? t('chooseFirst') : !dirty ? t('nothingChanged') : refusal && refusalText(refusal))
  const press = useRef<() => void>(undefined)
  press.current = why === undefined ? () => void save() : undefined
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      // A cell of the matrix that is being typed in is written when it loses the focus.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      setTimeout(() => press.current?.())
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      {dirty && <Discard edit={edit} />}
      <Button type="primary" loading={busy} disabledReason={why} hint="⌘/Ctrl+S" onClick={() => void save()}>
        {t(isNew ? 'create' : 'save')}
      </Button>
    </>
  )
}

/** What was changed goes, and can be had back from the toast. */
function Discard({ edit: { discard, isNew, key } }: { edit: Edit }) {
  const t = useMessages(editorMessages)
  const place = isNew ? NEW_PRODUCT : key
  const run = () => {
    const draft = openDraft(place)
    discard()
    showToast(t('discarded'), draft ? { undo: () => putDraft(place, draft) } : {})
  }
  return <Button onClick={run}>{t('discard')}</Button>
}

/** Says that what is shown is not saved, where it comes from an earlier visit. */
function Restored({ edit: { restored, isNew, dirty } }: { edit: Edit }) {
  const t = useMessages(editorMessages)
  const format = useFormat()
  if (restored)
    return (
      <p className="zg-warning" role="status">
        {t(isNew ? 'restoredNew' : 'restored', { at: format.time(restored.at) })}
      </p>
    )
  return (
    <p className="zg-second zg-small" role="status">
      {dirty ? t('unsaved') : ''}
    </p>
  )
}
