import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const path = (file: string) => resolve(import.meta.dirname, file);

/** One file per thread or process; what they share is in chunks/, where core/jobs.ts looks one level up for its worker. */
const mainEntries = {
  index: path('src/main/index.ts'),
  'core-worker': path('src/main/hosts/electron/core-worker.ts'),
  'job-worker': path('src/main/jobs/job-worker.ts'),
  cli: path('src/main/hosts/cli/main.ts'),
};

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      sourcemap: true,
      // Everything in `dependencies` stays outside and is loaded from node_modules at run time.
      externalizeDeps: true,
      rolldownOptions: {
        input: mainEntries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      // A sandboxed preload is CommonJS and can require nothing but electron: one file with everything in it.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: path('src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    plugins: [react()],
    build: {
      target: 'chrome146',
      minify: true,
      // Fonts and images stay files: the Content-Security-Policy knows no data: fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: path('src/renderer/index.html') },
    },
  },
});
