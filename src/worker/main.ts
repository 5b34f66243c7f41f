import { type Request, serve } from '~/lib/rpc'

// Next to nothing, so that the code of the store and that of the figures come at once: the first figures wait for both.
const handlers = import('./handlers')
// The page starts another worker where this one cannot load.
handlers.catch(reportError)

/** Begins to fetch what answers the tiles of a board. Where it does not come, the question asks for it again. */
function fetchEngine(): void {
  const code = [import('./figures'), import('./shopFigures'), import('~/analytics/tiles'), import('~/analytics/metrics/tileFigures')]
  Promise.all(code).catch(() => undefined)
}

serve(
  {
    listen: (receive) => {
      self.onmessage = ({ data }: MessageEvent<Request>) => {
        if ('name' in data && data.name === 'kpi') fetchEngine()
        receive(data)
      }
    },
    send: (reply) => self.postMessage(reply),
  },
  async (name, args, context) => (await handlers).answer(name, args, context),
)
