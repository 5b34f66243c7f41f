import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { MOST_IMAGES, PRODUCT_LIMITS } from '~/domain/listingRules'
import type { ProductImage } from '~/domain/product'
import { IMAGE_SIDE, IMAGES_ASKED, imageWarnings, LEAST_SIDE, movedTo } from '~/domain/productImage'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { ProductPicture } from '~/ui/ProductPicture'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { SectionProps } from './BasicsSection'
import { addImage, NoPicture } from './imageFile'
import { editorMessages } from './messages'
import { catalogQueries } from './queries'

const DRAWN_SIZE = 96
/** What is dragged within the list, so that a file from outside is told apart. */
const DRAGGED = 'application/x-zhanggui-image'

/** Photos, dropped in or chosen, in the order in which buyers see them; the drawn pictures of the demo beside them. */
export function ImagesSection({ edit, readOnly }: SectionProps) {
  const t = useMessages(editorMessages)
  const { product, set } = edit
  const { images, pictures } = product
  const input = useRef<HTMLInputElement>(null)
  const { add, under, troubles } = useAdding(images, product.title, (next) => set({ images: next }))
  const change = (at: number, patch: Partial<ProductImage>) =>
    set({ images: images.map((image, i) => (i === at ? { ...image, ...patch } : image)) })
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void add([...event.dataTransfer.files])
  }
  return (
    <section
      className="zg-editor-section"
      aria-labelledby="editor-images-title"
      onDragOver={(event) => !readOnly && event.preventDefault()}
      onDrop={readOnly ? undefined : drop}
    >
      <h2 id="editor-images-title">{t('images')}</h2>
      <p className="zg-second zg-small">{t('imagesAsked', { count: IMAGES_ASKED, least: LEAST_SIDE })}</p>
      {images.length + pictures.length > 0 && (
        <ol className="zg-images" aria-label={t('imageList')}>
          {images.map((image, at) => (
            <ImageItem
              key={image.key}
              image={image}
              at={at}
              count={images.length}
              readOnly={readOnly}
              onAlt={(alt) => change(at, { alt })}
              onMove={(from, to) => set({ images: movedTo(images, from, to) })}
              onRemove={() => set({ images: images.filter((other) => other.key !== image.key) })}
            />
          ))}
          {pictures.map((picture) => (
            <li key={`${picture.motif} ${picture.hue} ${picture.alt}`} className="zg-image zg-image-drawn">
              <ProductPicture picture={picture} size={DRAWN_SIZE} />
              <span className="zg-row">
                <Chip>{t('drawn')}</Chip>
                <span className="zg-second zg-small">{picture.alt}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      {!readOnly && (
        <div className="zg-row">
          <input
            ref={input}
            type="file"
            accept="image/*"
            multiple
            hidden
            aria-label={t('addImages')}
            onChange={({ target }) => {
              void add([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <Button id="editor-images" loading={under !== ''} onClick={() => input.current?.click()}>
            {t('addImages')}
          </Button>
          <span className="zg-second zg-small" role="status">
            {under === '' ? t('imagesHint', { side: IMAGE_SIDE }) : t('adding', { name: under })}
          </span>
        </div>
      )}
      {troubles.map((trouble) => (
        <p key={trouble} className="zg-warning" role="alert">
          {trouble}
        </p>
      ))}
    </section>
  )
}

/** Takes files in one after the other; what cannot be read is told by name. */
function useAdding(images: readonly ProductImage[], title: string, put: (images: ProductImage[]) => void) {
  const t = useMessages(editorMessages)
  const [under, setUnder] = useState('')
  const [troubles, setTroubles] = useState<string[]>([])
  const latest = useRef(images)
  latest.current = images
  const add = async (files: readonly File[]) => {
    setTroubles([])
    for (const file of files) {
      const tell = (text: string) => setTroubles((all) => [...all, text])
      if (latest.current.length >= MOST_IMAGES) {
        tell(t('tooManyImages', { most: MOST_IMAGES, name: file.name }))
        continue
      }
      setUnder(file.name)
      try {
        const next = [...latest.current, await addImage(file, title)]
        latest.current = next
        put(next)
      } catch (error) {
        tell(error instanceof NoPicture ? t('notAnImage', { name: file.name }) : errorText(error))
      }
    }
    setUnder('')
  }
  return { add, under, troubles }
}

interface ItemProps {
  image: ProductImage
  at: number
  count: number
  readOnly: boolean
  onAlt: (alt: string) => void
  onMove: (from: number, to: number) => void
  onRemove: () => void
}

function ImageItem({ image, at, count, readOnly, onAlt, onMove, onRemove }: ItemProps) {
  const t = useMessages(editorMessages)
  const format = useFormat()
  const { width, height, bytes, alt } = image
  const warnings = imageWarnings(image)
  const words = { small: t('small', { least: LEAST_SIDE }), ratio: t('ratio'), alt: t('noAlt') }
  const place = at + 1
  const drop = (event: DragEvent) => {
    const from = event.dataTransfer.getData(DRAGGED)
    if (from === '') return
    event.preventDefault()
    event.stopPropagation()
    onMove(Number(from), at)
  }
  return (
    <li
      className="zg-image"
      draggable={!readOnly}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(at))}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={drop}
    >
      <ImageView image={image} place={place} />
      <div className="zg-image-facts">
        <p className="zg-row zg-small">
          {at === 0 && <Chip>{t('mainImage')}</Chip>}
          <span className="zg-second zg-num">{t('imageSize', { width, height, bytes: format.bytes(bytes) })}</span>
        </p>
        <Input
          size="small"
          value={alt}
          readOnly={readOnly}
          aria-label={t('altOf', { at: place })}
          placeholder={t('altHint')}
          maxLength={PRODUCT_LIMITS.alt}
          onChange={({ target }) => onAlt(target.value)}
        />
        {warnings.length > 0 && <p className="zg-warning zg-small">{warnings.map((warning) => words[warning]).join(' · ')}</p>}
        {!readOnly && (
          <div className="zg-row">
            <Button size="small" aria-label={t('moveEarlier', { at: place })} disabled={at === 0} onClick={() => onMove(at, at - 1)}>
              ←
            </Button>
            <Button size="small" aria-label={t('moveLater', { at: place })} disabled={at === count - 1} onClick={() => onMove(at, at + 1)}>
              →
            </Button>
            <Button size="small" aria-label={t('removeImage', { at: place })} onClick={onRemove}>
              ✕
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** The photo under an address that lives as long as it is shown. */
function ImageView({ image: { key, alt }, place }: { image: ProductImage; place: number }) {
  const t = useMessages(editorMessages)
  const { data: blob } = useQuery(catalogQueries.image(key))
  const view = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!blob) return
    const url = URL.createObjectURL(blob)
    if (view.current) view.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [blob])
  if (blob === null) return <p className="zg-image-view zg-second zg-small">{t('imageGone')}</p>
  return <img ref={view} className="zg-image-view" alt={alt || t('imageAt', { at: place })} />
}
