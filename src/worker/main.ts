import { type Request, serve } from '~/lib/rpc'
import { answer } from './handlers'

/** Begins to fetch what answers the tiles of a board. Where it does not come, the question asks for it again. */
function fetchEngine(): void {
  const code = [import('./figures'), import('./shopFigures'), import('~/analytics/tiles'), import('~/analytics/metrics/tileFigures')]
  Promise.all(code).catch(() => undefined)
}

serve(
  {
    listen: (receive) => {
      self.onmessage = ({ data }: MessageEvent<Request>) => {
        if ('name' in data && (data.name === 'shop.begin' || data.name === 'kpi')) fetchEngine()
        receive(data)
      }
    },
    send: (reply) => self.postMessage(reply),
  },
  answer,
)
