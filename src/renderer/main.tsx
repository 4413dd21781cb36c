import './ui/mantine.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/frame.css';
import './ui/table.css';
import './ui/controls.css';
import './ui/states.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
