/** Runs after every npm install: `npx banto` inside the checkout, and the Node of the package for npm scripts. */
import { resolve } from 'node:path';
import { linkCommands } from './setup/link-commands.mjs';

linkCommands(resolve(import.meta.dirname, '..'));
